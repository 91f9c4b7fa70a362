<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>BackupForm</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файл</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) can&apos;t be read in the vault itself, so this backup doesn&apos;t count. Run the check below: it says what to do.</source>
        <translation>
            <numerusform>Қойманың өзінде %n нәрсе оқылмайды, сондықтан бұл көшірме есепке алынбайды. Төмендегі тексеруді іске қосыңыз: ол не істеу керегін айтады.</numerusform>
            <numerusform>Қойманың өзінде %n нәрсе оқылмайды, сондықтан бұл көшірме есепке алынбайды. Төмендегі тексеруді іске қосыңыз: ол не істеу керегін айтады.</numerusform>
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
        <source>Back up now</source>
        <translation>Көшірмені қазір жасау</translation>
    </message>
    <message>
        <source>Copying, then reading everything back from the drive…</source>
        <translation>Көшіріліп, кейін бәрі дискіден қайта оқылады…</translation>
    </message>
    <message>
        <source>In no backup yet: {records}, {files}, {size}.</source>
        <translation>Әлі ешбір көшірмеде жоқ: {records}, {files}, {size}.</translation>
    </message>
    <message>
        <source>It goes into the folder “{folder}” there, or into the one with the earlier backup if you choose that. Nothing else on the drive is touched.</source>
        <translation>Ол сондағы «{folder}» қалтасына немесе, бұрынғы көшірмесі бар қалтаны таңдасаңыз, соған жазылады. Дискідегі басқа ештеңеге тиіспейді.</translation>
    </message>
    <message>
        <source>It was tested: everything was read back from the drive and compared, and every file of evidence was decrypted there. Eject the drive before you pull it out.</source>
        <translation>Ол тексерілді: бәрі дискіден қайта оқылып, салыстырылды, әр дәлелдеме файлының шифры сол жерде ашылып көрілді. Дискіні суырмас бұрын жүйеде қауіпсіз ажыратыңыз.</translation>
    </message>
    <message>
        <source>Last backup that was read back and held: {when}.</source>
        <translation>Соңғы тексерілген сақтық көшірме: {when}.</translation>
    </message>
    <message>
        <source>Nothing has come since then.</source>
        <translation>Содан бері ештеңе қосылған жоқ.</translation>
    </message>
    <message>
        <source>The backup is {size} in {folder}. {written} of it was new and was written, the rest was there already.</source>
        <translation>Сақтық көшірме {folder} қалтасында: {size}. Оның {written} бөлігі жаңадан жазылды, қалғаны сонда бұрыннан бар еді.</translation>
    </message>
    <message>
        <source>The vault is empty: there is nothing to lose yet.</source>
        <translation>Қойма бос: әзірге жоғалатын ештеңе жоқ.</translation>
    </message>
    <message>
        <source>There is no backup of this vault yet.</source>
        <translation>Бұл қойманың сақтық көшірмесі әлі жоқ.</translation>
    </message>
</context>
<context>
    <name>CheckForm</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файл</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n ақау табылды</numerusform>
            <numerusform>%n ақау табылды</numerusform>
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
        <source>Check everything</source>
        <translation>Бәрін тексеру</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Тексерілуде…</translation>
    </message>
    <message>
        <source>Everything holds: {records} and {files} are as they were stored.</source>
        <translation>Бәрі дұрыс: {records} және {files} сақталған күйінде тұр.</translation>
    </message>
    <message>
        <source>If there is no backup from before, everything that can be read can be put into a new vault. This one is locked for that, and stays as it is.</source>
        <translation>Бұрынғы сақтық көшірме жоқ болса, оқылатынның бәрін жаңа қоймаға жинауға болады. Ол үшін бұл қойма құлыпталады және сол күйінде қалады.</translation>
    </message>
    <message>
        <source>Last checked and found whole: {when}.</source>
        <translation>Соңғы рет тексеріліп, бәрі дұрыс болған кез: {when}.</translation>
    </message>
    <message>
        <source>No full check has found this vault whole yet.</source>
        <translation>Бұл қойманың бүтіндігін толық тексеру әлі растаған жоқ.</translation>
    </message>
    <message>
        <source>Recover into a new vault…</source>
        <translation>Жаңа қоймаға құтқару…</translation>
    </message>
    <message>
        <source>The quick check after unlocking found this; it looks at a part only.</source>
        <translation>Мұны ашқаннан кейінгі жылдам тексеру тапты; ол бір бөлігін ғана қарайды.</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message numerus="yes">
        <source>%n more. The command line lists every one of them.</source>
        <translation>
            <numerusform>Тағы %n. Толық тізімі командалық жолда.</numerusform>
            <numerusform>Тағы %n. Толық тізімі командалық жолда.</numerusform>
        </translation>
    </message>
    <message>
        <source>A bundle that waits</source>
        <translation>Кейінге қалдырылған пакет</translation>
    </message>
    <message>
        <source>A card</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>A file of evidence</source>
        <translation>Дәлелдеме файлы</translation>
    </message>
    <message>
        <source>A record</source>
        <translation>Жазба</translation>
    </message>
    <message>
        <source>In the custody log</source>
        <translation>Сақтау журналында</translation>
    </message>
    <message>
        <source>In the database</source>
        <translation>Дерекқорда</translation>
    </message>
    <message>
        <source>In the vault&apos;s folder</source>
        <translation>Қойманың қалтасында</translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n күн</numerusform>
            <numerusform>%n күн</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy of the whole vault on another drive, as encrypted as the vault itself. It opens with the passphrase that the vault has now. Evidence that is there already is not copied again.</source>
        <translation>Бүкіл қойманың басқа дискідегі көшірмесі; ол да қойма сияқты шифрланған. Ол қойманың қазіргі құпия сөйлемімен ашылады. Онда бар дәлелдемелер қайта көшірілмейді.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Сақтық көшірме</translation>
    </message>
    <message>
        <source>Backup and check</source>
        <translation>Сақтық көшірме және тексеру</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>If the vault is lost</source>
        <translation>Қойма жоғалса</translation>
    </message>
    <message>
        <source>Never remind me</source>
        <translation>Ешқашан еске салмау</translation>
    </message>
    <message>
        <source>Reads every page, every signature, the custody log and every file of evidence. Nothing is changed by it.</source>
        <translation>Әр бет, әр қолтаңба, сақтау журналы және әр дәлелдеме файлы оқылады. Одан ештеңе өзгермейді.</translation>
    </message>
    <message>
        <source>Remind me when the last backup is older than</source>
        <translation>Соңғы көшірме мынадан ескі болса, еске салу</translation>
    </message>
    <message>
        <source>Restoring makes a new vault from a backup, in a new or an empty folder: the page on which a vault is unlocked leads there. It refuses to write over anything, so neither a vault nor a backup can be lost by it.</source>
        <translation>Қалпына келтіру сақтық көшірмеден жаңа немесе бос қалтада жаңа қойма жасайды: оған қойма ашылатын бет апарады. Ол ештеңенің үстінен жазудан бас тартады, сондықтан одан қойма да, көшірме де жоғалмайды.</translation>
    </message>
    <message>
        <source>So that a broken computer loses nothing.</source>
        <translation>Компьютер бұзылса да, ештеңе жоғалмауы үшін.</translation>
    </message>
    <message>
        <source>Stopped. The vault and earlier backups are as they were.</source>
        <translation>Тоқтатылды. Қойма мен бұрынғы көшірмелер сол күйінде.</translation>
    </message>
</context>
<context>
    <name>QuickCheck</name>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <translation>
            <numerusform>Тағы %n табылды.</numerusform>
            <numerusform>Тағы %n табылды.</numerusform>
        </translation>
    </message>
    <message>
        <source>Found by the quick check: {finding}</source>
        <translation>Жылдам тексеру тапты: {finding}</translation>
    </message>
    <message>
        <source>See all…</source>
        <translation>Бәрін көрсету…</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>Back up…</source>
        <translation>Көшірме жасау…</translation>
    </message>
    <message>
        <source>Some of what is in the vault is in no backup yet. It is time to make one.</source>
        <translation>Қоймадағының бір бөлігі әлі ешбір сақтық көшірмеде жоқ. Көшірме жасайтын уақыт болды.</translation>
    </message>
</context>
</TS>
