<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>MakeCard</name>
    <message>
        <source>Expires on</source>
        <translation>Мерзімі біткен күн</translation>
    </message>
    <message>
        <source>For instance that of your organisation.</source>
        <translation>Мысалы, ұйымыңыздың атауы.</translation>
    </message>
    <message>
        <source>Give up: make no card</source>
        <translation>Бас тарту: карта жасалмайды</translation>
    </message>
    <message>
        <source>Make the sheets</source>
        <translation>Парақтарды жасау</translation>
    </message>
    <message>
        <source>Name on the card</source>
        <translation>Картадағы атау</translation>
    </message>
    <message>
        <source>Needed together</source>
        <translation>Бірге қажеті</translation>
    </message>
    <message>
        <source>Nothing means never. After that day no vault can be opened to it anew.</source>
        <translation>Бос болса — мерзімсіз. Бұл күннен кейін оған жаңа қоймаға рұқсат беру мүмкін емес.</translation>
    </message>
    <message numerus="yes">
        <source>Now %n of the trustees type their words from paper. Only then is it known that what they keep opens something.</source>
        <translation>
            <numerusform>Енді %n сенімді адам өз сөздерін қағаздан енгізеді. Сонда ғана сақталғанның бірдеңе ашатыны белгілі болады.</numerusform>
            <numerusform>Енді %n сенімді адам өз сөздерін қағаздан енгізеді. Сонда ғана сақталғанның бірдеңе ашатыны белгілі болады.</numerusform>
        </translation>
    </message>
    <message>
        <source>One for each trustee.</source>
        <translation>Әр сенімді адамға бір-бірден.</translation>
    </message>
    <message>
        <source>Save the recovery card</source>
        <translation>Қалпына келтіру картасын сақтау</translation>
    </message>
    <message>
        <source>Save the recovery card…</source>
        <translation>Қалпына келтіру картасын сақтау…</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Парақ саны</translation>
    </message>
    <message>
        <source>The sheets open what is sealed to the card. Save the card now: others add it to their contacts and compare its fingerprint. The revocation is saved beside it: keep it somewhere else.</source>
        <translation>Парақтар карта үшін жабылғанды ашады. Енді картаны сақтаңыз: басқалар оны байланыстарына қосып, ізін салыстырады. Қасына қайтарып алу файлы сақталады: оны басқа жерде ұстаңыз.</translation>
    </message>
    <message>
        <source>With fewer, nobody learns anything.</source>
        <translation>Одан азымен ешкім ештеңе біле алмайды.</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>Алдымен атауын жазыңыз.</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>A recovery card belongs to several trustees together. None of them can use it alone, and it opens this vault without your passphrase: nobody else&apos;s permission is asked then, not even yours.</source>
        <translation>Қалпына келтіру картасы бірнеше сенімді адамға ортақ. Олардың ешқайсысы оны жалғыз пайдалана алмайды, бірақ ол қойманы сіздің құпия сөйлеміңізсіз ашады: онда ешкімнің, тіпті сіздің де рұқсатыңыз сұралмайды.</translation>
    </message>
    <message>
        <source>If the passphrase of this vault is ever lost.</source>
        <translation>Бұл қойманың құпия сөйлемі жоғалып қалған жағдайға.</translation>
    </message>
    <message>
        <source>Its key is split into sheets of words and is never written to a drive. Do it on a computer without a network, with the trustees around you.</source>
        <translation>Оның кілті сөз жазылған парақтарға бөлінеді, дискіге ешқашан жазылмайды. Мұны желіге қосылмаған компьютерде, сенімді адамдар қасыңызда тұрғанда жасаңыз.</translation>
    </message>
    <message>
        <source>Let a recovery card open this vault</source>
        <translation>Қалпына келтіру картасына бұл қойманы ашуға рұқсат беру</translation>
    </message>
    <message>
        <source>Make a recovery card</source>
        <translation>Қалпына келтіру картасын жасау</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Қалпына келтіру</translation>
    </message>
    <message>
        <source>That card no longer opens this copy of the vault.</source>
        <translation>Ол карта қойманың бұл көшірмесін енді ашпайды.</translation>
    </message>
    <message>
        <source>The recovery card is made and was tried. It is in {file}: give it to those whose vaults it should open.</source>
        <translation>Қалпына келтіру картасы жасалды, сыналды. Ол {file} файлында: оны қоймасын ашуы керек адамдарға беріңіз.</translation>
    </message>
    <message>
        <source>The trustees of {name} can now open this vault together. Your passphrase works as before. Backups that were made earlier don&apos;t open to them: make a new one.</source>
        <translation>«{name}» картасының сенімді адамдары енді бұл қойманы бірге аша алады. Құпия сөйлеміңіз бұрынғыдай жарамды. Бұрын жасалған сақтық көшірмелерді олар аша алмайды: жаңасын жасаңыз.</translation>
    </message>
    <message>
        <source>These sheets open this vault.</source>
        <translation>Бұл парақтар осы қойманы ашады.</translation>
    </message>
    <message>
        <source>Try it with the trustees</source>
        <translation>Сенімді адамдармен сынап көру</translation>
    </message>
    <message>
        <source>Ways into this vault</source>
        <translation>Бұл қойманы ашу жолдары</translation>
    </message>
    <message>
        <source>Where they are at hand. Nothing is changed by it.</source>
        <translation>Егер олар қасыңызда болса. Бұдан ештеңе өзгермейді.</translation>
    </message>
    <message>
        <source>Whoever can use one of these cards can open this vault, if he has it in his hands.</source>
        <translation>Осы карталардың бірін пайдалана алатын адам қойма қолында болса, оны аша алады.</translation>
    </message>
</context>
<context>
    <name>Sealing</name>
    <message>
        <source>Let it open this vault</source>
        <translation>Қойманы ашуға рұқсат беру</translation>
    </message>
    <message>
        <source>Recovery card</source>
        <translation>Қалпына келтіру картасы</translation>
    </message>
    <message>
        <source>The key of the vault is nowhere in memory, so it is needed once more.</source>
        <translation>Қойманың кілті жадта жоқ, сондықтан ол тағы бір рет керек.</translation>
    </message>
    <message>
        <source>The passphrase of this vault</source>
        <translation>Бұл қойманың құпия сөйлемі</translation>
    </message>
    <message>
        <source>There is no recovery card among your contacts whose fingerprint was compared. Add your organisation&apos;s card, and compare it, first.</source>
        <translation>Байланыстарыңыздың ішінде ізі салыстырылған қалпына келтіру картасы жоқ. Алдымен ұйымыңыздың картасын қосып, салыстырыңыз.</translation>
    </message>
    <message>
        <source>To the contacts</source>
        <translation>Байланыстарға өту</translation>
    </message>
    <message>
        <source>Type the passphrase of this vault.</source>
        <translation>Бұл қойманың құпия сөйлемін енгізіңіз.</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Next sheet</source>
        <translation>Келесі парақ</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Басып шығару…</translation>
    </message>
    <message>
        <source>The sheet</source>
        <translation>Парақ</translation>
    </message>
    <message>
        <source>The trustee has it: go on</source>
        <translation>Парақ сенімді адамда: әрі қарай</translation>
    </message>
    <message>
        <source>Write it down or print it for its trustee, who is the only one to see it. A printer and its queue may keep what they printed: use one that nobody else does, without a network.</source>
        <translation>Оны сенімді адам үшін көшіріп жазыңыз немесе басып шығарыңыз: басқа ешкім көрмеуі керек. Принтер мен оның кезегі басылғанды сақтап қалуы мүмкін: басқа ешкім пайдаланбайтын, желіге қосылмаған принтерді алыңыз.</translation>
    </message>
</context>
<context>
    <name>WayRow</name>
    <message>
        <source>Leave it</source>
        <translation>Қалдыру</translation>
    </message>
    <message>
        <source>Not finished: let this card open the vault once more, below.</source>
        <translation>Аяқталмаған: төменде бұл картаға қойманы ашуға рұқсатты қайта беріңіз.</translation>
    </message>
    <message>
        <source>Opens the vault. Added on {day}, not tried yet.</source>
        <translation>Қойманы ашады. Қосылған күні: {day}. Әлі сыналған жоқ.</translation>
    </message>
    <message>
        <source>Opens the vault. Tried with its trustees on {day}.</source>
        <translation>Қойманы ашады. Сенімді адамдармен сыналған күні: {day}.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Алып тастау</translation>
    </message>
    <message>
        <source>Remove the card of {name}</source>
        <translation>{name} картасын алып тастау</translation>
    </message>
    <message>
        <source>Revoked, expired, or no longer among the contacts: remove it.</source>
        <translation>Қайтарып алынған, мерзімі өткен немесе байланыстарда жоқ: алып тастаңыз.</translation>
    </message>
    <message>
        <source>This copy of the vault will no longer open to that card. Copies and backups that were made before still do.</source>
        <translation>Қойманың бұл көшірмесі ол картамен енді ашылмайды. Бұрын жасалған көшірмелер бұрынғыдай ашылады.</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>Only the passphrase opens this vault.</source>
        <translation>Бұл қойманы тек құпия сөйлем ашады.</translation>
    </message>
</context>
</TS>
