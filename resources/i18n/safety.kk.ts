<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>CheckpointForm</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файл</numerusform>
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
        <source>Can go now: {records}, {files}, {size}.</source>
        <translation>Қазір алып тастауға болады: {records}, {files}, {size}.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Қалдыру</translation>
    </message>
    <message>
        <source>Nothing here is safe elsewhere yet, so nothing can go.</source>
        <translation>Мұнда басқа жерде сенімді сақталған ештеңе әзірге жоқ, сондықтан ештеңені алып тастауға болмайды.</translation>
    </message>
    <message>
        <source>Remove it now</source>
        <translation>Қазір алып тастау</translation>
    </message>
    <message>
        <source>Remove what is safe elsewhere</source>
        <translation>Басқа жерде сенімді сақталғанды алып тастау</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Жойылуда…</translation>
    </message>
    <message>
        <source>Stays: {once} on one drive only, {nowhere} on none.</source>
        <translation>Қалады: тек бір дискіде — {once}, ешқайсысында жоғы — {nowhere}.</translation>
    </message>
</context>
<context>
    <name>EraseForm</name>
    <message>
        <source>Hold it for three seconds, with the mouse or with Space. What opens the vault goes at once, then its files, and the program starts anew. Backups and copies elsewhere stay. Flash memory may keep what was overwritten, but without the key it is of no use.</source>
        <translation>Тінтуірмен немесе бос орын пернесімен үш секунд басып тұрыңыз. Қойманы ашатын нәрсе бірден жойылады, одан кейін файлдары, бағдарлама қайтадан басталады. Басқа жердегі көшірмелер қалады. Флеш-жад үстінен жазылғанды сақтап қалуы мүмкін, бірақ кілтсіз оның пайдасы жоқ.</translation>
    </message>
    <message>
        <source>Hold to erase this vault</source>
        <translation>Қойманы өшіру үшін басып тұрыңыз</translation>
    </message>
</context>
<context>
    <name>RemainsView</name>
    <message numerus="yes">
        <source>%n bundle(s)</source>
        <translation>
            <numerusform>%n пакет</numerusform>
            <numerusform>%n пакет</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n жоба</numerusform>
            <numerusform>%n жоба</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файл</numerusform>
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
        <source>Contacts: {names}</source>
        <translation>Байланыстар: {names}</translation>
    </message>
    <message>
        <source>Handed over: {bundles}, {size} together; taken in: {arrived}</source>
        <translation>Тапсырылған: {bundles}, барлығы {size}; қабылданған: {arrived}</translation>
    </message>
    <message>
        <source>Lines of the custody log: {count}</source>
        <translation>Сақтау журналындағы жолдар: {count}</translation>
    </message>
    <message>
        <source>That they existed, when, and how large: {records}, {files}</source>
        <translation>Болғаны, қашан болғаны және көлемі: {records}, {files}</translation>
    </message>
    <message>
        <source>What somebody who opens this vault would still see</source>
        <translation>Бұл қойманы ашқан адам әлі нені көреді</translation>
    </message>
    <message>
        <source>Whole: {records}, {files}, {drafts}</source>
        <translation>Толық күйінде: {records}, {files}, {drafts}</translation>
    </message>
</context>
<context>
    <name>SafetyPage</name>
    <message numerus="yes">
        <source>%n record(s) removed. What is left to be seen is below.</source>
        <translation>
            <numerusform>%n жазба жойылды. Нені әлі көруге болатыны төменде айтылған.</numerusform>
            <numerusform>%n жазба жойылды. Нені әлі көруге болатыны төменде айтылған.</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy on another drive, and whether everything in the vault still holds.</source>
        <translation>Басқа дискідегі көшірме және қоймадағының бәрі дұрыс па, соны тексеру.</translation>
    </message>
    <message>
        <source>A recovery card of your organisation can open this vault, if you let it.</source>
        <translation>Рұқсат берсеңіз, ұйымыңыздың қалпына келтіру картасы бұл қойманы аша алады.</translation>
    </message>
    <message>
        <source>Backup and check</source>
        <translation>Сақтық көшірме және тексеру</translation>
    </message>
    <message>
        <source>Backup and check…</source>
        <translation>Сақтық көшірме және тексеру…</translation>
    </message>
    <message>
        <source>Before a checkpoint</source>
        <translation>Тексеру алдында</translation>
    </message>
    <message>
        <source>Before a checkpoint, after a loss, in an emergency.</source>
        <translation>Тексеру алдында, жоғалтқаннан кейін, төтенше жағдайда.</translation>
    </message>
    <message>
        <source>Erase the vault</source>
        <translation>Қойманы өшіру</translation>
    </message>
    <message>
        <source>Everything in it is gone then, for everybody, for good.</source>
        <translation>Онда ішіндегінің бәрі бәріне бірдей, біржола жойылады.</translation>
    </message>
    <message>
        <source>If the passphrase is lost</source>
        <translation>Құпия сөйлем жоғалса</translation>
    </message>
    <message>
        <source>Recovery cards…</source>
        <translation>Қалпына келтіру карталары…</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Қауіпсіздік</translation>
    </message>
    <message>
        <source>What lies on two drives that were read back, or what a receipt says has arrived, can be removed here at once. Everything else stays.</source>
        <translation>Қайта оқылып тексерілген екі дискіде жатқанды немесе түбіртек жеткенін растағанды бұл жерден бірден алып тастауға болады. Қалғанының бәрі орнында қалады.</translation>
    </message>
</context>
</TS>
