<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>AftermathView</name>
    <message numerus="yes">
        <source>%n file(s) of evidence</source>
        <translation>
            <numerusform>%n дәлел файлы</numerusform>
            <numerusform>%n дәлел файлы</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n жазба</numerusform>
            <numerusform>%n жазба</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a card…</source>
        <translation>Карта қосу…</translation>
    </message>
    <message>
        <source>Ask {name} for the renewed card and add it: the fingerprint stays the same, and nothing has to be compared again.</source>
        <translation>{name} жаңартылған картасын берсін, соны қосыңыз: ізі өзгермейді, қайта салыстырудың керегі жоқ.</translation>
    </message>
    <message>
        <source>Hand over again to {name}…</source>
        <translation>Қайта тапсыру: {name}…</translation>
    </message>
    <message>
        <source>Hand over to somebody else…</source>
        <translation>Басқа біреуге тапсыру…</translation>
    </message>
    <message>
        <source>Nobody is known who takes the place of {name}. Ask your organisation in person, and add the card of the successor.</source>
        <translation>Бұл адамның ({name}) орнын кім алатыны белгісіз. Ұйымыңыздан өзіңіз барып сұрап, ізбасардың картасын қосыңыз.</translation>
    </message>
    <message>
        <source>Nobody whose card is still good has acknowledged this yet: {what}.</source>
        <translation>Картасы жарамды ешкім мұны әлі растаған жоқ: {what}.</translation>
    </message>
    <message>
        <source>Nothing of yours hangs on this card alone: there is nothing to hand over again.</source>
        <translation>Тек осы картаға байланып тұрған ештеңе жоқ: қайта тапсыратын нәрсе жоқ.</translation>
    </message>
    <message>
        <source>Recovery cards…</source>
        <translation>Қалпына келтіру карталары…</translation>
    </message>
    <message>
        <source>This card still opens your vault. Remove it from the ways into it.</source>
        <translation>Бұл карта қоймаңызды әлі ашады. Оны қоймаға кіру жолдарынан алып тастаңыз.</translation>
    </message>
    <message>
        <source>To the card of {name}</source>
        <translation>Картасына өту: {name}</translation>
    </message>
    <message>
        <source>{records} and {files}</source>
        <translation>{records} және {files}</translation>
    </message>
    <message>
        <source>{successor} could take the place of {name}.</source>
        <translation>Орнын {successor} алуы мүмкін ({name} орнына).</translation>
    </message>
    <message>
        <source>{successor} could take the place of {name}. Compare the fingerprint first: what the card itself says proves nothing.</source>
        <translation>Орнын {successor} алуы мүмкін ({name} орнына). Алдымен ізін салыстырыңыз: картаның өзі туралы айтқаны ештеңені дәлелдемейді.</translation>
    </message>
</context>
<context>
    <name>ArrivedCard</name>
    <message>
        <source>Add to the contacts</source>
        <translation>Байланыстарға қосу</translation>
    </message>
    <message>
        <source>Hide the list</source>
        <translation>Тізімді жасыру</translation>
    </message>
    <message>
        <source>Show what became of each</source>
        <translation>Әр жазбаның не болғанын көрсету</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Nothing of it was stored.</source>
        <translation>Бағдарламаның ішінде қате болды. Бұдан ештеңе сақталған жоқ.</translation>
    </message>
    <message>
        <source>Take what is whole</source>
        <translation>Бүтінін ғана алу</translation>
    </message>
    <message>
        <source>The receipt was written and read back: {name}</source>
        <translation>Түбіртек жазылып, қайта оқып тексерілді: {name}</translation>
    </message>
</context>
<context>
    <name>CompareForm</name>
    <message>
        <source>60 digits; spaces don&apos;t matter</source>
        <translation>60 цифр; бос орындар маңызды емес</translation>
    </message>
    <message>
        <source>Ask {name} to read the fingerprint out to you, face to face or in a call in which you know the voice. Type what you hear; don&apos;t copy it from the same drive.</source>
        <translation>{name} өз картасының ізін сізге оқып берсін: кездескенде немесе дауысын танитын қоңырауда. Естігеніңізді теріңіз; сол дискіден көшірмеңіз.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Салыстыру</translation>
    </message>
    <message>
        <source>The fingerprint as {name} reads it out</source>
        <translation>{name} оқып берген із</translation>
    </message>
</context>
<context>
    <name>Concern</name>
    <message>
        <source>The card of {name} expires on {day}. Ask for a renewed one in time.</source>
        <translation>Картаның ({name}) мерзімі бітетін күн: {day}. Жаңартылғанын алдын ала сұраңыз.</translation>
    </message>
    <message>
        <source>The card of {name} has expired.</source>
        <translation>Картаның мерзімі өтті: {name}.</translation>
    </message>
    <message>
        <source>The key of {name} was revoked: somebody else may have it.</source>
        <translation>{name} кілті кері қайтарылды: ол басқа біреудің қолында болуы мүмкін.</translation>
    </message>
    <message>
        <source>There is no other coordinator to hand over to: ask for the successor&apos;s card.</source>
        <translation>Тапсыратын басқа үйлестіруші жоқ: ізбасардың картасын сұраңыз.</translation>
    </message>
    <message>
        <source>What to do…</source>
        <translation>Не істеу керек…</translation>
    </message>
    <message>
        <source>Your own card expires on {day}. Renew it, and give the new one to your contacts.</source>
        <translation>Картаңыздың мерзімі бітетін күн: {day}. Оны жаңартып, жаңасын байланыстарыңызға беріңіз.</translation>
    </message>
    <message>
        <source>Your own card has expired: nobody takes anything from you until you renew it and give the new card to your contacts.</source>
        <translation>Картаңыздың мерзімі өтті: оны жаңартып, байланыстарыңызға бергенше сізден ештеңе қабылданбайды.</translation>
    </message>
</context>
<context>
    <name>ContactView</name>
    <message numerus="yes">
        <source>%n bundle(s) of this contact are kept unopened.</source>
        <translation>
            <numerusform>Осы байланыстың %n пакеті ашылмай сақталып тұр.</numerusform>
            <numerusform>Осы байланыстың %n пакеті ашылмай сақталып тұр.</numerusform>
        </translation>
    </message>
    <message>
        <source>Careful: there are two contacts called {name}, with different keys. Either {name} has a new key, or somebody else uses the name. Ask {name} in person which is right, and have the other key revoked.</source>
        <translation>Абайлаңыз: {name} деген екі байланыс бар, кілттері әртүрлі. Не {name} жаңа кілт алды, не бұл атты басқа біреу пайдаланып жүр. Қайсысы дұрыс екенін {name} өзінен сұраңыз, екінші кілтті кері қайтартыңыз.</translation>
    </message>
    <message>
        <source>It expired on {day}.</source>
        <translation>Мерзімі өткен күн: {day}.</translation>
    </message>
    <message>
        <source>The card expires on {day}.</source>
        <translation>Картаның мерзімі бітетін күн: {day}.</translation>
    </message>
    <message>
        <source>The card expires on {day}. Ask {name} for a renewed one in time.</source>
        <translation>Картаның мерзімі бітетін күн: {day}. Жаңартылғанын алдын ала сұраңыз ({name}).</translation>
    </message>
    <message>
        <source>The card has expired. Nothing goes to {name} and nothing is taken until there is a new one.</source>
        <translation>Картаның мерзімі өтті. Жаңасы болмайынша, {name} үшін ештеңе тапсырылмайды және одан ештеңе қабылданбайды.</translation>
    </message>
    <message>
        <source>The fingerprint was compared on {day}.</source>
        <translation>Ізі салыстырылған күн: {day}.</translation>
    </message>
    <message>
        <source>The fingerprint was not compared yet. Until then nothing can be handed over to {name}, and what comes is kept unopened.</source>
        <translation>Ізі әлі салыстырылмаған. Оған дейін {name} үшін ештеңе тапсыруға болмайды, ал келгені ашылмай сақталады.</translation>
    </message>
    <message>
        <source>This key was revoked on {day}: somebody else may have it. Nothing goes to it and nothing is taken from it.</source>
        <translation>Бұл кілт кері қайтарылған ({day}): ол басқа біреудің қолында болуы мүмкін. Оған ештеңе тапсырылмайды және одан ештеңе қабылданбайды.</translation>
    </message>
    <message>
        <source>{old} signed that this card takes the place of their own. That says whom to ask; it doesn&apos;t replace comparing.</source>
        <translation>{old} бұл карта өзінікінің орнына екеніне қол қойған. Бұл кімнен сұрау керегін айтады, бірақ салыстыруды алмастырмайды.</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message numerus="yes">
        <source>%n bundle(s) can now be imported.</source>
        <translation>
            <numerusform>Енді %n пакетті қабылдауға болады.</numerusform>
            <numerusform>Енді %n пакетті қабылдауға болады.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n сұрақ</numerusform>
            <numerusform>%n сұрақ</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a card</source>
        <translation>Карта қосу</translation>
    </message>
    <message>
        <source>Add a card…</source>
        <translation>Карта қосу…</translation>
    </message>
    <message>
        <source>Careful: you already have a contact called {name}, with another key. Either {name} has a new key, or somebody else uses the name. Believe nothing of it until you have asked {name} in person.</source>
        <translation>Абайлаңыз: сізде {name} деген байланыс бар, бірақ кілті басқа. Не {name} жаңа кілт алды, не бұл атты басқа біреу пайдаланып жүр. {name} өзінен сұрамайынша, бұл картаға сенбеңіз.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Байланыстар</translation>
    </message>
    <message>
        <source>Take in a revocation</source>
        <translation>Кілтті қайтаруды қабылдау</translation>
    </message>
    <message>
        <source>Take in a revocation…</source>
        <translation>Кілтті қайтаруды қабылдау…</translation>
    </message>
    <message>
        <source>The card of {name} is up to date.</source>
        <translation>{name} картасы жаңартылған.</translation>
    </message>
    <message>
        <source>The card of {name} was added. Now compare the fingerprint.</source>
        <translation>{name} картасы қосылды. Енді ізін салыстырыңыз.</translation>
    </message>
    <message>
        <source>The card of {name} was added. {old}, whom you know, signed that it takes the place of their own. Compare the fingerprint all the same.</source>
        <translation>{name} картасы қосылды. Сіз танитын {old} оның өз картасының орнына екеніне қол қойған. Бәрібір ізін салыстырыңыз.</translation>
    </message>
    <message>
        <source>The fingerprint of {name} is right and counts as compared.</source>
        <translation>{name} картасының ізі дәл келді, салыстырылған болып саналады.</translation>
    </message>
    <message>
        <source>The key of {name} is revoked. Nothing goes to it any more, and nothing is taken from it.</source>
        <translation>{name} кілті кері қайтарылды. Енді оған ештеңе тапсырылмайды және одан ештеңе қабылданбайды.</translation>
    </message>
    <message>
        <source>To whom you hand over, and whose bundles you take in.</source>
        <translation>Кімге тапсырасыз және кімнің пакетін қабылдайсыз.</translation>
    </message>
    <message>
        <source>Your card and your contacts</source>
        <translation>Сіздің картаңыз бен байланыстарыңыз</translation>
    </message>
    <message>
        <source>Your card was saved as “{name}”.</source>
        <translation>Картаңыз «{name}» деген атпен сақталды.</translation>
    </message>
    <message>
        <source>Your own card</source>
        <translation>Өз картаңыз</translation>
    </message>
    <message>
        <source>{before} is called {name} from now on. The keys are the same.</source>
        <translation>«{before}» енді «{name}» деп аталады. Кілттері сол қалпы.</translation>
    </message>
    <message>
        <source>{role}, {state}</source>
        <translation>{role}, {state}</translation>
    </message>
</context>
<context>
    <name>DraftsLeft</name>
    <message numerus="yes">
        <source>%n draft(s) will not go along: only what is saved does.</source>
        <translation>
            <numerusform>%n жоба тапсырылмайды: тек сақталғаны ғана тапсырылады.</numerusform>
            <numerusform>%n жоба тапсырылмайды: тек сақталғаны ғана тапсырылады.</numerusform>
        </translation>
    </message>
    <message>
        <source>A draft without text</source>
        <translation>Мәтінсіз жоба</translation>
    </message>
    <message>
        <source>Open the drafts</source>
        <translation>Жобаларды ашу</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DriveChoice</name>
    <message>
        <source>Another folder…</source>
        <translation>Басқа қалта…</translation>
    </message>
    <message>
        <source>No removable drive is connected. Connect one: it will appear here.</source>
        <translation>Алынбалы диск жалғанбаған. Жалғасаңыз, осында көрінеді.</translation>
    </message>
    <message>
        <source>Where to write</source>
        <translation>Қайда жазу керек</translation>
    </message>
</context>
<context>
    <name>Going</name>
    <message numerus="yes">
        <source>%n file(s) of evidence</source>
        <translation>
            <numerusform>%n дәлел файлы</numerusform>
            <numerusform>%n дәлел файлы</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n жазба</numerusform>
            <numerusform>%n жазба</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose where to write it.</source>
        <translation>Қайда жазу керегін таңдаңыз.</translation>
    </message>
    <message>
        <source>For {names}. The file will be somewhat larger, so that its size tells nothing.</source>
        <translation>Алушылар: {names}. Көлемі ештеңені білдірмеуі үшін файл сәл үлкенірек болады.</translation>
    </message>
    <message>
        <source>There is not enough room: {free} are free. Free some room, choose less, or use another drive.</source>
        <translation>Орын жетпейді: бос орын – {free}. Орын босатыңыз, азырақ таңдаңыз немесе басқа диск алыңыз.</translation>
    </message>
    <message>
        <source>Write and check</source>
        <translation>Жазып, тексеру</translation>
    </message>
</context>
<context>
    <name>HandoverDone</name>
    <message numerus="yes">
        <source>%n file(s) of evidence</source>
        <translation>
            <numerusform>%n дәлел файлы</numerusform>
            <numerusform>%n дәлел файлы</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n жазба</numerusform>
            <numerusform>%n жазба</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand over something else</source>
        <translation>Тағы бірдеңе тапсыру</translation>
    </message>
    <message>
        <source>It is on the drive. The drive can be removed.</source>
        <translation>Бәрі дискіде. Дискіні шығаруға болады.</translation>
    </message>
    <message>
        <source>Nothing is removed here. Whoever receives it can give you a receipt back: import it, and you will know what has arrived.</source>
        <translation>Мұнда ештеңе жойылған жоқ. Алушы сізге түбіртек қайтара алады: оны қабылдасаңыз, не жеткенін білесіз.</translation>
    </message>
    <message>
        <source>On the drive</source>
        <translation>Дискіде</translation>
    </message>
    <message>
        <source>The name says nothing. You may give it another one.</source>
        <translation>Файлдың аты ештеңе білдірмейді. Оны өзгертуге болады.</translation>
    </message>
    <message>
        <source>These files belong together: take all of them along, and keep their endings.</source>
        <translation>Бұл файлдар – бір бүтін: бәрін бірге алыңыз және аттарының соңын өзгертпеңіз.</translation>
    </message>
    <message numerus="yes">
        <source>Tidied away from there: %n unfinished file(s) that an interrupted handover of yours had left: {names}</source>
        <translation>
            <numerusform>Ол жерден үзілген тапсыруыңыздан қалған %n аяқталмаған файл алынды: {names}</numerusform>
            <numerusform>Ол жерден үзілген тапсыруыңыздан қалған %n аяқталмаған файл алынды: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} for {names}. Everything was read back from the drive and is the same, byte for byte: {size}.</source>
        <translation>{what}. Алушылар: {names}. Бәрі дискіден қайта оқылып, соңғы байтына дейін дәл келді: {size}.</translation>
    </message>
</context>
<context>
    <name>HandoverForm</name>
    <message numerus="yes">
        <source>%n chosen report(s)</source>
        <translation>
            <numerusform>Таңдалған %n хабарлама</numerusform>
            <numerusform>Таңдалған %n хабарлама</numerusform>
        </translation>
    </message>
    <message>
        <source>All that is in this vault, once again.</source>
        <translation>Осы қоймадағының бәрін қайтадан.</translation>
    </message>
    <message>
        <source>Also what was written before: for a successor, or if a drive was lost. Receipts from revoked keys don&apos;t count.</source>
        <translation>Бұрын жазылғаны да: ізбасарға немесе диск жоғалса. Кері қайтарылған кілттердің түбіртектері есепке алынбайды.</translation>
    </message>
    <message>
        <source>Choose for whom it is.</source>
        <translation>Кімге арналғанын таңдаңыз.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Бәрі</translation>
    </message>
    <message>
        <source>Everything of yours that one of them hasn&apos;t got yet.</source>
        <translation>Алушылардың ең болмаса біреуінде әлі жоқ, сіз жазғанның бәрі.</translation>
    </message>
    <message>
        <source>For a second drive that travels another way.</source>
        <translation>Басқа жолмен жететін екінші дискіге.</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Кім үшін</translation>
    </message>
    <message>
        <source>Nobody else can open it, not even you. Nothing on the drive says who they are.</source>
        <translation>Оны басқа ешкім, тіпті сіз де аша алмайсыз. Олардың кім екенін дискіден білуге болмайды.</translation>
    </message>
    <message>
        <source>Only the names</source>
        <translation>Тек есімдер</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Не тапсырылады</translation>
    </message>
    <message>
        <source>What is known of people stays here. The account itself is not changed.</source>
        <translation>Адамдар туралы мәліметтер осында қалады. Баяндаудың өзі өзгермейді.</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Жаңасы</translation>
    </message>
    <message>
        <source>What nobody has acknowledged</source>
        <translation>Ешкім растамаған нәрсе</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Қайда</translation>
    </message>
    <message>
        <source>With the names of people</source>
        <translation>Адамдардың есімдерімен</translation>
    </message>
    <message>
        <source>With their evidence, all versions, and what follows up on them.</source>
        <translation>Дәлелдерімен, барлық нұсқаларымен және оларға қатысты жазбалармен бірге.</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>Есімдерсіз</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Add the card of a coordinator and compare its fingerprint. Only those whose fingerprint you compared can be given anything.</source>
        <translation>Үйлестірушінің картасын қосып, ізін салыстырыңыз. Тек ізі салыстырылғандарға ғана тапсыруға болады.</translation>
    </message>
    <message>
        <source>Go to the contacts</source>
        <translation>Байланыстарға өту</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Тапсыру</translation>
    </message>
    <message>
        <source>One encrypted file on a drive, for the people whom you choose.</source>
        <translation>Дискідегі бір шифрланған файл – өзіңіз таңдаған адамдарға.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left on the drive, and your reports are still in the vault.</source>
        <translation>Тоқтатылды. Дискіде ештеңе қалған жоқ, хабарламаларыңыз қоймада тұр.</translation>
    </message>
    <message>
        <source>There is nobody to hand over to yet</source>
        <translation>Әзірге тапсыратын адам жоқ</translation>
    </message>
</context>
<context>
    <name>ImportFoot</name>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>%n файлды қабылдау</numerusform>
            <numerusform>%n файлды қабылдау</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n receipt(s) to the drive</source>
        <translation>
            <numerusform>Дискіге %n түбіртек жазу</numerusform>
            <numerusform>Дискіге %n түбіртек жазу</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n bundle(s) for other people were passed over.</source>
        <translation>
            <numerusform>Басқаларға арналған %n пакет өткізіп жіберілді.</numerusform>
            <numerusform>Басқаларға арналған %n пакет өткізіп жіберілді.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a drive or folder</source>
        <translation>Дискіні немесе қалтаны таңдаңыз</translation>
    </message>
    <message>
        <source>Choose a drive or folder…</source>
        <translation>Диск не қалта таңдау…</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Файлдарды таңдаңыз</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Файл таңдау…</translation>
    </message>
    <message>
        <source>Choose the drive that came, or drop it here. Bundles and receipts that are for you are found by themselves.</source>
        <translation>Келген дискіні таңдаңыз немесе осында сүйреп әкеліңіз. Сізге арналған пакеттер мен түбіртектер өздігінен табылады.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Қабылдау</translation>
    </message>
    <message>
        <source>Nothing has been chosen yet</source>
        <translation>Әзірге ештеңе таңдалмаған</translation>
    </message>
    <message>
        <source>Stopped. What was through before that is stored; nothing else is.</source>
        <translation>Тоқтатылды. Оған дейін толық өткені ғана сақталды.</translation>
    </message>
    <message>
        <source>Where to write the receipts</source>
        <translation>Түбіртектерді қайда жазу керек</translation>
    </message>
    <message>
        <source>You see first what it is and from whom. Nothing is stored until you say so.</source>
        <translation>Алдымен не екенін және кімнен екенін көресіз. Сіз шешпейінше ештеңе сақталмайды.</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>A recovery card belongs to several people together and opens vaults whose passphrase was lost, if their owners let it.</source>
        <translation>Қалпына келтіру картасы бірнеше адамға ортақ, иелері рұқсат берсе, құпия сөйлемі жоғалған қоймаларды ашады.</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Ізін көшіру</translation>
    </message>
    <message>
        <source>Give your card to those who should be able to hand something over to you, and to those to whom you hand over. It holds your name, your role and public keys.</source>
        <translation>Картаңызды сізге тапсыратындарға және өзіңіз тапсыратындарға беріңіз. Онда атыңыз, рөліңіз және ашық кілттеріңіз бар.</translation>
    </message>
    <message>
        <source>Look after the keys…</source>
        <translation>Кілттеріңіз…</translation>
    </message>
    <message>
        <source>Recovery cards…</source>
        <translation>Қалпына келтіру карталары…</translation>
    </message>
    <message>
        <source>Renew the card, keep its revocation for the day when your keys are lost, or hand over to new keys.</source>
        <translation>Картаны жаңарту, кілттер жоғалса керек болатын қайтару файлын сақтау немесе жаңа кілттерге көшу.</translation>
    </message>
    <message>
        <source>Save the card…</source>
        <translation>Картаны сақтау…</translation>
    </message>
    <message>
        <source>Save your card</source>
        <translation>Өз картаңызды сақтау</translation>
    </message>
    <message>
        <source>The card expires on {day}.</source>
        <translation>Картаның мерзімі бітетін күн: {day}.</translation>
    </message>
    <message>
        <source>The fingerprint as a QR code</source>
        <translation>QR-код түріндегі із</translation>
    </message>
    <message>
        <source>Whoever has your card must compare this fingerprint with you. Read it out, or have the code scanned.</source>
        <translation>Картаңыз бар адам осы ізді сізбен салыстыруы керек. Оны оқып беріңіз немесе кодты сканерлетіңіз.</translation>
    </message>
    <message>
        <source>You, {role}</source>
        <translation>Сіз, {role}</translation>
    </message>
    <message>
        <source>Your card expired on {day}: nobody takes anything from you until you renew it and give the new card to your contacts.</source>
        <translation>Картаңыздың мерзімі өткен күн: {day}. Оны жаңартып, байланыстарыңызға бергенше сізден ештеңе қабылданбайды.</translation>
    </message>
    <message>
        <source>Your card expires on {day}. Renew it now, and give the new one to your contacts.</source>
        <translation>Картаңыздың мерзімі бітетін күн: {day}. Қазір жаңартып, жаңасын байланыстарыңызға беріңіз.</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>It can only be read. Some drives have a switch for that.</source>
        <translation>Тек оқуға болады. Кейбір дискілерде бұл үшін ауыстырып-қосқыш бар.</translation>
    </message>
    <message>
        <source>{free} free of {total}</source>
        <translation>{total} ішінен {free} бос</translation>
    </message>
    <message>
        <source>{room}. FAT32: anything over 4 GB is written as several files that belong together.</source>
        <translation>{room}. FAT32: 4 ГБ-тан үлкені бір бүтін болып саналатын бірнеше файлмен жазылады.</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n сұрақ</numerusform>
            <numerusform>%n сұрақ</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Хабарламаны ашу</translation>
    </message>
</context>
<context>
    <name>RecipientChoice</name>
    <message>
        <source>{name}, {role}</source>
        <translation>{name}, {role}</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>compared</source>
        <translation>салыстырылған</translation>
    </message>
    <message>
        <source>coordinator</source>
        <translation>үйлестіруші</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>мерзімі өткен</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>бақылаушы</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>салыстырылмаған</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>кері қайтарылған</translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message>
        <source>Importing what {name} sent</source>
        <translation>Қабылданып жатыр, жіберуші: {name}</translation>
    </message>
    <message>
        <source>Looking at what is kept</source>
        <translation>Сақталғаны қаралып жатыр</translation>
    </message>
    <message>
        <source>Looking at “{name}”</source>
        <translation>«{name}» қаралып жатыр</translation>
    </message>
    <message>
        <source>Writing the receipts</source>
        <translation>Түбіртектер жазылып жатыр</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%n arrived and are in a verified backup there.</source>
        <translation>
            <numerusform>Жетті әрі алушының тексерілген сақтық көшірмесінде бар: %n.</numerusform>
            <numerusform>Жетті әрі алушының тексерілген сақтық көшірмесінде бар: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived and are not in a backup yet: keep them.</source>
        <translation>
            <numerusform>Жетті, бірақ сақтық көшірмеде әлі жоқ: %n. Өзіңізде сақтай тұрыңыз.</numerusform>
            <numerusform>Жетті, бірақ сақтық көшірмеде әлі жоқ: %n. Өзіңізде сақтай тұрыңыз.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived damaged or were refused: hand them over again.</source>
        <translation>
            <numerusform>Бүлініп жетті немесе қабылданбады: %n. Қайта тапсырыңыз.</numerusform>
            <numerusform>Бүлініп жетті немесе қабылданбады: %n. Қайта тапсырыңыз.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>өзгергені: %n</numerusform>
            <numerusform>өзгергені: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged or not valid: set aside, the rest can be taken.</source>
        <translation>
            <numerusform>Бүлінгені немесе жарамсызы: %n. Ол бөлек қойылады, қалғанын алуға болады.</numerusform>
            <numerusform>Бүлінгені немесе жарамсызы: %n. Ол бөлек қойылады, қалғанын алуға болады.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier bundle(s) of this sender never arrived. Missing: {numbers}</source>
        <translation>
            <numerusform>Бұл жіберушінің бұрынғы %n пакеті жетпеген. Жоқ нөмірлер: {numbers}</numerusform>
            <numerusform>Бұл жіберушінің бұрынғы %n пакеті жетпеген. Жоқ нөмірлер: {numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stored</source>
        <translation>
            <numerusform>%n файл сақталды</numerusform>
            <numerusform>%n файл сақталды</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>бұрыннан бары: %n</numerusform>
            <numerusform>бұрыннан бары: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new file(s)</source>
        <translation>
            <numerusform>%n жаңа файл</numerusform>
            <numerusform>%n жаңа файл</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s)</source>
        <translation>
            <numerusform>%n жаңа жазба</numerusform>
            <numerusform>%n жаңа жазба</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your handovers never arrived there.</source>
        <translation>
            <numerusform>Тапсырғаныңыздың %n пакеті ол жаққа жетпеген.</numerusform>
            <numerusform>Тапсырғаныңыздың %n пакеті ол жаққа жетпеген.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) stored</source>
        <translation>
            <numerusform>%n жазба сақталды</numerusform>
            <numerusform>%n жазба сақталды</numerusform>
        </translation>
    </message>
    <message>
        <source>A receipt from {name}, {role}</source>
        <translation>Түбіртек. {name}, {role}</translation>
    </message>
    <message>
        <source>All of it was here already. Nothing was changed.</source>
        <translation>Мұның бәрі осында бар еді. Ештеңе өзгерген жоқ.</translation>
    </message>
    <message>
        <source>All of it was imported before. Nothing would change.</source>
        <translation>Мұның бәрі бұрын қабылданған. Ештеңе өзгермейді.</translation>
    </message>
    <message>
        <source>Careful: you know somebody called {name} with another key. Either {name} has a new key, or somebody else uses the name. Ask {name} in person before you believe anything in this.</source>
        <translation>Абайлаңыз: сіз {name} дегенді басқа кілтпен білесіз. Не {name} жаңа кілт алды, не бұл атты басқа біреу пайдаланып жүр. Бұған сенбес бұрын {name} өзінен сұраңыз.</translation>
    </message>
    <message>
        <source>From {name}, {role}</source>
        <translation>Жіберуші: {name}, {role}</translation>
    </message>
    <message>
        <source>Kept unopened. Once you have compared the fingerprint of {name}, it can be imported from here, without the drive.</source>
        <translation>Ашылмай сақталды. {name} картасының ізін салыстырғаннан кейін мұны дискісіз, осы жерден қабылдауға болады.</translation>
    </message>
    <message>
        <source>The bundle broke off: what came before that was taken.</source>
        <translation>Пакет үзіліп қалған: оған дейінгісі алынды.</translation>
    </message>
    <message>
        <source>The card of {name} has expired. Ask for a new one.</source>
        <translation>{name} картасының мерзімі өткен. Жаңасын сұраңыз.</translation>
    </message>
    <message>
        <source>The card of {name}, {role}</source>
        <translation>Карта. {name}, {role}</translation>
    </message>
    <message>
        <source>The fingerprint was compared: it is from {name}.</source>
        <translation>Ізі салыстырылған: жіберуші шынымен {name}.</translation>
    </message>
    <message>
        <source>The sender calls himself {name}, but the fingerprint was not compared. Compare it now, or import it as it is: then it is kept unopened until you have.</source>
        <translation>Жіберуші өзін «{name}» деп атады, бірақ ізі салыстырылмаған. Қазір салыстырыңыз немесе сол күйінде қабылдаңыз: онда салыстырғанша ашылмай сақталады.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>және тағы %n</numerusform>
            <numerusform>және тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{item} was set aside: {reason}</source>
        <translation>Бөлек қойылды: {item} ({reason})</translation>
    </message>
    <message>
        <source>{name} asks: {question}</source>
        <translation>{name} сұрайды: {question}</translation>
    </message>
    <message>
        <source>{name} has revoked this key: somebody else may have it. Nothing is taken.</source>
        <translation>Бұл кілт кері қайтарылған ({name}): ол басқа біреудің қолында болуы мүмкін. Ештеңе қабылданбайды.</translation>
    </message>
</context>
<context>
    <name>VerdictList</name>
    <message>
        <source>What became of each record and file</source>
        <translation>Әр жазба мен файлдың не болғаны</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Action taken</source>
        <translation>Жасалған әрекет</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Бағалау</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Келісім</translation>
    </message>
    <message>
        <source>Detention</source>
        <translation>Ұстау</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Дәлел</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Адам</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Жазба</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Хабарлама</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Мәлімдеме</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>бүлінген</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>бөлек қойылды</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>сақталды</translation>
    </message>
    <message>
        <source>stored and in the backup</source>
        <translation>сақталды, сақтық көшірмеде бар</translation>
    </message>
    <message>
        <source>was here already</source>
        <translation>бұрыннан бар</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message numerus="yes">
        <source>%n bundle(s) kept unopened, from: {names}</source>
        <translation>
            <numerusform>%n пакет ашылмай сақталып тұр, жіберуші: {names}</numerusform>
            <numerusform>%n пакет ашылмай сақталып тұр, жіберуші: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Қарау</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Leave the drive connected. You can go on with something else in the meantime. If anything goes wrong, everything is still in the vault.</source>
        <translation>Дискіні ажыратпаңыз. Осы арада басқа іспен айналыса беруге болады. Бірдеңе болып қалса, бәрі қоймада сақтаулы.</translation>
    </message>
    <message>
        <source>Reading back from “{name}” and comparing</source>
        <translation>«{name}» дискісінен қайта оқып, салыстыру</translation>
    </message>
    <message>
        <source>Writing to “{name}”</source>
        <translation>«{name}» дискісіне жазу</translation>
    </message>
</context>
<context>
    <name>_Counting</name>
    <message numerus="yes">
        <source>%n item(s) went to nobody else: hand them over.</source>
        <translation>
            <numerusform>%n нәрсе басқа ешкімге берілмеген: тапсырыңыз.</numerusform>
            <numerusform>%n нәрсе басқа ешкімге берілмеген: тапсырыңыз.</numerusform>
        </translation>
    </message>
</context>
</TS>
