<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>DayField</name>
    <message>
        <source>For instance 2027-12-31</source>
        <translation>Мысалы, 2027-12-31</translation>
    </message>
    <message>
        <source>This is no day. Write 2027-12-31 or 31.12.2027, or nothing.</source>
        <translation>Бұл күн емес. 2027-12-31 немесе 31.12.2027 деп жазыңыз не бос қалдырыңыз.</translation>
    </message>
</context>
<context>
    <name>HandOnForm</name>
    <message>
        <source>Read a request</source>
        <translation>Сұрауды оқу</translation>
    </message>
    <message>
        <source>Read a request…</source>
        <translation>Сұрауды оқу…</translation>
    </message>
    <message>
        <source>Save the card of the successor</source>
        <translation>Ізбасардың картасын сақтау</translation>
    </message>
    <message>
        <source>Sign it and save the card…</source>
        <translation>Қол қойып, картаны сақтау…</translation>
    </message>
    <message>
        <source>The fingerprint is right. Your signature can&apos;t be taken back: your contacts will be told that {name} takes your place.</source>
        <translation>Із дұрыс. Қолтаңбаны қайтарып алуға болмайды: байланыстарыңыз сіздің орныңызды {name} алатынын біледі.</translation>
    </message>
    <message>
        <source>{name}, {role}, asks to take your place.</source>
        <translation>{name}, {role}, сіздің орныңызды алуды сұрайды.</translation>
    </message>
</context>
<context>
    <name>KeyFileForm</name>
    <message>
        <source>Save the key</source>
        <translation>Кілтті сақтау</translation>
    </message>
    <message>
        <source>Save the key…</source>
        <translation>Кілтті сақтау…</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>A newer card of the same keys. The fingerprint stays, so nobody has to compare anything again; but your contacts have to get the new card.</source>
        <translation>Сол кілттердің жаңа картасы. Ізі өзгермейді, сондықтан ешкім қайта салыстырмайды; бірақ жаңа картаны байланыстарыңыз алуы керек.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Байланыстар</translation>
    </message>
    <message>
        <source>If this vault holds the new keys: save a request to the owner of the older card, have it signed in the older vault, and use the card that comes back.</source>
        <translation>Жаңа кілттер осы қоймада болса: бұрынғы картаның иесіне сұрау сақтаңыз, оған бұрынғы қоймада қол қойылсын, содан кейін қайтып келген картаны пайдаланыңыз.</translation>
    </message>
    <message>
        <source>If your keys are lost or in other hands, this file tells your contacts to trust them no more, for ever. It is made beforehand, because then you may not be able to. Who has it can end your keys, but read nothing.</source>
        <translation>Кілттеріңіз жоғалса немесе бөтен қолға түссе, бұл файл байланыстарыңызға енді оларға ешқашан сенбеуді айтады. Ол алдын ала жасалады, өйткені кейін мүмкіндік болмауы ықтимал. Бұл файл кімде болса, сол кілттеріңізді жарамсыз ете алады, бірақ ештеңе оқи алмайды.</translation>
    </message>
    <message>
        <source>It opens what was handed over to you with public tools (age) alone, on any computer. It is saved under a passphrase of its own; whoever has both reads everything that was ever handed over to you.</source>
        <translation>Онымен сізге тапсырылғанды кез келген компьютерде жалпыға қолжетімді құралдармен (age) ашуға болады. Кілт өзінің бөлек құпия сөйлемімен сақталады; екеуі де қолында бар адам сізге тапсырылғанның бәрін оқиды.</translation>
    </message>
    <message>
        <source>Key for use without this program</source>
        <translation>Бұл бағдарламасыз пайдаланатын кілт</translation>
    </message>
    <message>
        <source>Name a successor</source>
        <translation>Ізбасарды атау</translation>
    </message>
    <message>
        <source>Renew the card</source>
        <translation>Картаны жаңарту</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Кілтті қайтару</translation>
    </message>
    <message>
        <source>Save the revocation</source>
        <translation>Кілтті қайтару файлын сақтау</translation>
    </message>
    <message>
        <source>Save the revocation…</source>
        <translation>Кілтті қайтару файлын сақтау…</translation>
    </message>
    <message>
        <source>So that others can go on trusting what comes from you.</source>
        <translation>Басқалар сізден келетінге сене берсін деп.</translation>
    </message>
    <message>
        <source>Somebody else&apos;s keys, or new keys of your own, take the place of these: read the request that was made in the other vault, compare the fingerprint, and sign it.</source>
        <translation>Бұл кілттердің орнын басқа адамның немесе өзіңіздің жаңа кілттеріңіз алады: басқа қоймада жасалған сұрауды оқып, ізін салыстырып, қол қойыңыз.</translation>
    </message>
    <message>
        <source>Take somebody&apos;s place</source>
        <translation>Біреудің орнын алу</translation>
    </message>
    <message>
        <source>The card was renewed and saved as “{file}”. Give it to all your contacts: until they have it, the old one counts for them.</source>
        <translation>Карта жаңартылып, «{file}» деп сақталды. Оны барлық байланыстарыңызға беріңіз: алғанша олар үшін бұрынғысы жарайды.</translation>
    </message>
    <message>
        <source>The key was saved as “{file}”. Keep it apart from its passphrase and from what it opens.</source>
        <translation>Кілт «{file}» деп сақталды. Оны құпия сөйлемінен де, ашатын нәрсесінен де бөлек ұстаңыз.</translation>
    </message>
    <message>
        <source>The request was saved as “{file}”. Have it signed in the older vault, where your fingerprint will be compared.</source>
        <translation>Сұрау «{file}» деп сақталды. Оған бұрынғы қоймада қол қойылсын: онда сіздің ізіңіз салыстырылады.</translation>
    </message>
    <message>
        <source>The revocation was saved as “{file}”. Keep it away from this vault, with somebody who gives it to your contacts when your keys are lost or taken.</source>
        <translation>Кілтті қайтару файлы «{file}» деп сақталды. Оны бұл қоймадан бөлек, кілттеріңіз жоғалса немесе тартып алынса, байланыстарыңызға жеткізетін адамда сақтаңыз.</translation>
    </message>
    <message>
        <source>This card is yours from now on. Save it on the page of contacts and give it to those whom you take over.</source>
        <translation>Енді бұл — сіздің картаңыз. Оны байланыстар бетінде сақтап, енді сізге тапсыратын адамдарға беріңіз.</translation>
    </message>
    <message>
        <source>You signed that {name} takes your place. Give “{file}” to {name}, who uses it in the other vault and gives it to your contacts.</source>
        <translation>Сіздің орныңызды {name} алатынына қол қойдыңыз. «{file}» файлын ізбасарыңызға беріңіз: ол оны басқа қоймада қабылдап, байланыстарыңызға таратады.</translation>
    </message>
    <message>
        <source>Your keys</source>
        <translation>Кілттеріңіз</translation>
    </message>
</context>
<context>
    <name>RekeyingCard</name>
    <message>
        <source>Backups and copies from before still open with the old passphrase: make a backup in a new folder now, and destroy the old ones.</source>
        <translation>Бұрынғы сақтық және басқа көшірмелер ескі құпия сөйлеммен ашыла береді: қазір жаңа қалтаға сақтық көшірме жасап, ескілерін жойыңыз.</translation>
    </message>
    <message>
        <source>From now on only the new passphrase opens it.</source>
        <translation>Енді оны тек жаңа құпия сөйлем ашады.</translation>
    </message>
    <message>
        <source>It didn&apos;t work</source>
        <translation>Болмады</translation>
    </message>
    <message>
        <source>Leave the device on and the drive in. Cancelled or interrupted, the vault stays whole.</source>
        <translation>Құрылғыны өшірмеңіз, дискіні шығармаңыз. Тоқтатылса да, үзілсе де, қойма бүтін қалады.</translation>
    </message>
    <message>
        <source>New keys for the vault</source>
        <translation>Қойманың жаңа кілттері</translation>
    </message>
    <message>
        <source>Nothing was changed: the passphrase and all keys are as they were.</source>
        <translation>Ештеңе өзгерген жоқ: құпия сөйлем де, барлық кілттер де бұрынғыдай.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Тоқтатылды</translation>
    </message>
    <message>
        <source>The vault has new keys</source>
        <translation>Қойманың кілттері жаңарды</translation>
    </message>
    <message>
        <source>The vault opens with the passphrase that it had.</source>
        <translation>Қойма бұрынғы құпия сөйлеммен ашылады.</translation>
    </message>
    <message>
        <source>These recovery cards no longer open it: {names}.</source>
        <translation>Бұл қалпына келтіру карталары оны енді ашпайды: {names}.</translation>
    </message>
    <message>
        <source>These recovery cards open it too: {names}.</source>
        <translation>Оны мына қалпына келтіру карталары да ашады: {names}.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Құлпын ашу</translation>
    </message>
    <message>
        <source>Unlock the vault with the passphrase that it had; if that doesn&apos;t open it, with the new one. One of the two does.</source>
        <translation>Қойманы бұрынғы құпия сөйлеммен ашып көріңіз; болмаса, жаңасымен. Екеуінің бірі ашады.</translation>
    </message>
    <message>
        <source>Unlock with the new passphrase</source>
        <translation>Жаңа құпия сөйлеммен ашу</translation>
    </message>
    <message>
        <source>Whoever copied the vault before can read what was in it then. Flash memory may keep the old header where no program can overwrite it.</source>
        <translation>Қойманы бұрын көшіріп алған адам онда сол кезде болғанды оқи алады. Флеш-жад ескі тақырыпты ешбір бағдарлама қайта жаза алмайтын жерде сақтап қалуы мүмкін.</translation>
    </message>
    <message>
        <source>Writing under new keys</source>
        <translation>Жаңа кілттермен жазылуда</translation>
    </message>
</context>
<context>
    <name>RekeyingPage</name>
    <message>
        <source>A changed passphrase opens the same keys. This makes new ones: the database is written anew, and until the last moment the vault opens as before. It takes the time and the room of one copy of the database; the evidence isn&apos;t written again.</source>
        <translation>Ауыстырылған құпия сөйлем сол кілттерді ашады. Мұнда жаңалары жасалады: дерекқор қайта жазылады, соңғы сәтке дейін қойма бұрынғыдай ашылады. Бұған дерекқордың бір көшірмесіне жететін уақыт пен орын керек; дәлелдер қайта жазылмайды.</translation>
    </message>
    <message>
        <source>Drafts are kept. What is being written to a drive is stopped, so wait for that first. Then the vault is closed, and you unlock it with the new passphrase.</source>
        <translation>Жобалар сақталады. Дискіге жазылып жатқан нәрсе үзіледі, сондықтан алдымен соны күтіңіз. Содан кейін қойма жабылады, оны жаңа құпия сөйлеммен ашасыз.</translation>
    </message>
    <message>
        <source>If somebody may know the passphrase, or had this device or a copy of the vault.</source>
        <translation>Құпия сөйлемді біреу біліп қойса немесе құрылғы не қойманың көшірмесі бөтен қолда болса.</translation>
    </message>
    <message>
        <source>It can&apos;t reach copies and backups that were made before: they open with the old passphrase as long as they exist. Whoever copied the folder before can read what was in it then. Your card and its fingerprint stay the same.</source>
        <translation>Бұрынғы көшірмелерге бұл әсер етпейді: олар бар болғанша ескі құпия сөйлеммен ашылады. Қалтаны бұрын көшіріп алған адам онда сол кезде болғанды оқи алады. Картаңыз бен оның ізі өзгермейді.</translation>
    </message>
    <message>
        <source>Make new keys</source>
        <translation>Жаңа кілттер жасау</translation>
    </message>
    <message>
        <source>New keys for the vault</source>
        <translation>Қойманың жаңа кілттері</translation>
    </message>
    <message>
        <source>No recovery card will open it, only the new passphrase.</source>
        <translation>Оны ешбір қалпына келтіру картасы ашпайды, тек жаңа құпия сөйлем ашады.</translation>
    </message>
    <message>
        <source>Other ways into the vault</source>
        <translation>Қоймаға кірудің басқа жолдары</translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation>Қазіргі құпия сөйлем</translation>
    </message>
    <message>
        <source>Passphrases</source>
        <translation>Құпия сөйлемдер</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
    <message>
        <source>These recovery cards will open it afterwards too: {names}.</source>
        <translation>Кейін де оны мына қалпына келтіру карталары ашады: {names}.</translation>
    </message>
    <message>
        <source>These will no longer open it, since they are revoked, expired, unfinished or no longer among your contacts: {names}.</source>
        <translation>Мыналар енді ашпайды, өйткені кері қайтарылған, мерзімі өткен, аяқталмаған немесе байланыстарыңызда жоқ: {names}.</translation>
    </message>
    <message>
        <source>Type the passphrase that opens the vault now.</source>
        <translation>Қойманы қазір ашатын құпия сөйлемді теріңіз.</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Не болады</translation>
    </message>
</context>
<context>
    <name>RenewForm</name>
    <message>
        <source>Expires on</source>
        <translation>Мерзімі біткен күн</translation>
    </message>
    <message>
        <source>Name on the card</source>
        <translation>Картадағы аты</translation>
    </message>
    <message>
        <source>Nothing means never. From that day on nobody takes anything from you.</source>
        <translation>Бос болса — мерзімсіз. Сол күннен бастап сізден ештеңе қабылданбайды.</translation>
    </message>
    <message>
        <source>Renew and save the card…</source>
        <translation>Картаны жаңартып сақтау…</translation>
    </message>
    <message>
        <source>Save the renewed card</source>
        <translation>Жаңартылған картаны сақтау</translation>
    </message>
    <message>
        <source>Write the name that the card is to show.</source>
        <translation>Картада көрсетілетін атты жазыңыз.</translation>
    </message>
    <message>
        <source>Your contacts are told of a new name. A pseudonym is best.</source>
        <translation>Жаңа ат туралы байланыстарыңызға айтылады. Бүркеншік ат дұрысырақ.</translation>
    </message>
</context>
<context>
    <name>TakeOverForm</name>
    <message>
        <source>Ask the owner of an older card…</source>
        <translation>Бұрынғы картаның иесінен сұрау…</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>Сұрауды сақтау</translation>
    </message>
    <message>
        <source>The card that came back</source>
        <translation>Қайтып келген карта</translation>
    </message>
    <message>
        <source>The card whose place you take</source>
        <translation>Орнын сіз алатын карта</translation>
    </message>
    <message>
        <source>Use the card that came back…</source>
        <translation>Қайтып келген картаны пайдалану…</translation>
    </message>
</context>
</TS>
