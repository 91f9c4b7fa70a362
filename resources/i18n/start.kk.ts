<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>Таңдау…</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Қалтаны таңдаңыз.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия сөйлем</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Құпия сөйлемді теріңіз.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>A slip of the finger would lock you out.</source>
        <translation>Бір әріп қате кетсе, кейін кіре алмайсыз.</translation>
    </message>
    <message>
        <source>Choose a passphrase.</source>
        <translation>Құпия сөйлем ойлап табыңыз.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия сөйлем</translation>
    </message>
    <message>
        <source>Suggest one of random words</source>
        <translation>Кездейсоқ сөздерден ұсыну</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Тағы бір рет</translation>
    </message>
    <message>
        <source>The two differ. Show them to see which one is right.</source>
        <translation>Екеуі бірдей емес. Екеуін де көрсетіп, салыстырыңыз.</translation>
    </message>
    <message>
        <source>This one is guessed too easily. Add a few words.</source>
        <translation>Мұны табу тым оңай. Бірнеше сөз қосыңыз.</translation>
    </message>
</context>
<context>
    <name>NewVault</name>
    <message>
        <source>An empty folder for the vault</source>
        <translation>Қоймаға арналған бос қалта</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Басқа қалта…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>I collect reports</source>
        <translation>Мен хабарламалар жинаймын</translation>
    </message>
    <message>
        <source>I write reports</source>
        <translation>Мен хабарлама жазамын</translation>
    </message>
    <message>
        <source>If you forget the passphrase</source>
        <translation>Құпия сөйлемді ұмытып қалсаңыз</translation>
    </message>
    <message>
        <source>Make a vault</source>
        <translation>Қойма жасау</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Қойманы жасау</translation>
    </message>
    <message>
        <source>Making the vault…</source>
        <translation>Қойма жасалып жатыр…</translation>
    </message>
    <message>
        <source>Nobody can open the vault then, and nobody can reset the passphrase: not your organisation, not the makers of this program. Write it on paper and keep the paper away from this device until you know it by heart.</source>
        <translation>Онда қойманы ешкім аша алмайды, сөйлемді де ешкім қалпына келтіре алмайды: ұйымыңыз да, бағдарламаны жасағандар да. Оны қағазға жазып, жаттап алғанша қағазды осы құрылғыдан бөлек жерде сақтаңыз.</translation>
    </message>
    <message>
        <source>The vault will be in {folder}</source>
        <translation>Қойма мына қалтада болады: {folder}</translation>
    </message>
    <message>
        <source>Those who get your reports see it. It can be any name they know you by.</source>
        <translation>Оны хабарламаңызды алған адамдар көреді. Олар сізді қай атпен білсе, соны жазсаңыз болады.</translation>
    </message>
    <message>
        <source>What do you do?</source>
        <translation>Сіз не істейсіз?</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>Алдымен атауын жазыңыз.</translation>
    </message>
    <message>
        <source>You also take in what others bring, check it and follow it up.</source>
        <translation>Басқалар әкелгенді де қабылдап, тексеріп, әрі қарай қадағалайсыз.</translation>
    </message>
    <message>
        <source>You record what you see and hand it over.</source>
        <translation>Көргеніңізді жазып, әрі қарай тапсырасыз.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Атыңыз</translation>
    </message>
</context>
<context>
    <name>Recover</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Қойманы ашу</translation>
    </message>
    <message>
        <source>Open with a recovery card</source>
        <translation>Қалпына келтіру картасымен ашу</translation>
    </message>
    <message>
        <source>Opening the vault…</source>
        <translation>Қойма ашылуда…</translation>
    </message>
    <message>
        <source>The sheets are enough. Now a new passphrase:</source>
        <translation>Парақтар жеткілікті. Енді жаңа құпия сөйлем:</translation>
    </message>
    <message>
        <source>The trustees of the card type the words of their sheets here. Then you choose a new passphrase; the old one no longer opens this vault.</source>
        <translation>Картаның сенімді адамдары парақтарындағы сөздерді осында енгізеді. Содан кейін жаңа құпия сөйлем таңдайсыз; бұрынғысы бұл қойманы енді ашпайды.</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%n file(s) in the backup can&apos;t be read or are damaged, and the rest was restored. Keep the backup: another drive port or computer may still read them, and others may have them.</source>
        <translation>
            <numerusform>Сақтық көшірмедегі %n файл оқылмайды немесе зақымдалған, қалғаны қалпына келтірілді. Көшірмені сақтап қойыңыз: басқа порт не компьютер оны оқуы мүмкін, басқаларда да болуы мүмкін.</numerusform>
            <numerusform>Сақтық көшірмедегі %n файл оқылмайды немесе зақымдалған, қалғаны қалпына келтірілді. Көшірмені сақтап қойыңыз: басқа порт не компьютер оларды оқуы мүмкін, басқаларда да болуы мүмкін.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more.</source>
        <translation>
            <numerusform>Тағы %n.</numerusform>
            <numerusform>Тағы %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new or an empty folder.</source>
        <translation>Жаңа немесе бос қалта.</translation>
    </message>
    <message>
        <source>A new vault is made from the backup, which stays as it is. Nothing is ever written over: neither a vault nor a backup can be lost by this.</source>
        <translation>Сақтық көшірмеден жаңа қойма жасалады, көшірменің өзі сол күйінде қалады. Ештеңенің үстінен жазылмайды: бұдан қойма да, көшірме де жоғалмайды.</translation>
    </message>
    <message>
        <source>An empty folder for the vault</source>
        <translation>Қоймаға арналған бос қалта</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Сақтық көшірме</translation>
    </message>
    <message>
        <source>Copying the backup and comparing everything with it…</source>
        <translation>Көшірме көшіріліп, бәрі онымен салыстырылуда…</translation>
    </message>
    <message>
        <source>Everything was compared with the backup and holds. The vault is in the folder “{folder}”.</source>
        <translation>Бәрі сақтық көшірмемен салыстырылды, бәрі дұрыс. Қойма «{folder}» қалтасында.</translation>
    </message>
    <message>
        <source>It opens with the passphrase that you typed. What was written after the backup was made is not in it.</source>
        <translation>Ол сіз терген құпия сөйлеммен ашылады. Көшірме жасалғаннан кейін жазылғандар онда жоқ.</translation>
    </message>
    <message>
        <source>It was made {when}.</source>
        <translation>Жасалған уақыты: {when}.</translation>
    </message>
    <message>
        <source>No backup? Recover a damaged vault…</source>
        <translation>Көшірме жоқ па? Зақымдалған қойманы құтқару…</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Әлі таңдалмаған</translation>
    </message>
    <message>
        <source>Passphrase lost? Use a recovery card…</source>
        <translation>Сөйлем жоғалды ма? Қалпына келтіру картасымен ашу…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Қалпына келтіру</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Сақтық көшірмеден қалпына келтіру</translation>
    </message>
    <message>
        <source>Stopped. No vault was made, and the backup is as it was.</source>
        <translation>Тоқтатылды. Қойма жасалған жоқ, сақтық көшірме сол күйінде.</translation>
    </message>
    <message>
        <source>The drive or the folder that the backup was made into.</source>
        <translation>Көшірме жазылған диск немесе қалта.</translation>
    </message>
    <message>
        <source>The folder of the backup</source>
        <translation>Сақтық көшірменің қалтасы</translation>
    </message>
    <message>
        <source>The sheets are enough. The restored vault gets a new passphrase; the backup itself still opens with the old one.</source>
        <translation>Парақтар жеткілікті. Қалпына келтірілген қойма жаңа құпия сөйлем алады; көшірменің өзі бұрынғысымен ашыла береді.</translation>
    </message>
    <message>
        <source>The vault is restored</source>
        <translation>Қойма қалпына келтірілді</translation>
    </message>
    <message>
        <source>The vault will be in</source>
        <translation>Қойма тұратын қалта</translation>
    </message>
    <message>
        <source>Unlock it…</source>
        <translation>Оны ашу…</translation>
    </message>
</context>
<context>
    <name>Salvage</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n байланыс</numerusform>
            <numerusform>%n байланыс</numerusform>
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
        <source>A new or an empty folder, best on another drive: this one may be failing.</source>
        <translation>Жаңа немесе бос қалта, дұрысы — басқа дискіде: мынау істен шығып жатқан болуы мүмкін.</translation>
    </message>
    <message>
        <source>A new vault is made from everything that can still be read. The damaged one is only read and stays as it is. If there is a backup from the day of the damage, restoring that is better: it has everything.</source>
        <translation>Әлі оқылатынның бәрінен жаңа қойма жасалады. Зақымдалғані тек оқылады, сол күйінде қалады. Жаңа сақтық көшірме болса, соны қалпына келтірген дұрыс: онда бәрі бар.</translation>
    </message>
    <message>
        <source>An empty folder for the new vault</source>
        <translation>Жаңа қоймаға арналған бос қалта</translation>
    </message>
    <message>
        <source>Damaged vault</source>
        <translation>Зақымдалған қойма</translation>
    </message>
    <message>
        <source>It opens with the same passphrase. The damaged vault was left exactly as it was.</source>
        <translation>Ол сол құпия сөйлеммен ашылады. Зақымдалған қойма дәл сол күйінде қалды.</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Әлі таңдалмаған</translation>
    </message>
    <message>
        <source>Nothing is missing as far as can be told. Keep the damaged vault until you have looked through the new one.</source>
        <translation>Байқалғаны бойынша ештеңе жоғалған жоқ. Жаңасын қарап шықпайынша, зақымдалған қойманы жоймаңыз.</translation>
    </message>
    <message>
        <source>Reading what can be read, and putting it together anew…</source>
        <translation>Оқылатынның бәрі оқылып, жаңадан құрастырылуда…</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Құтқару</translation>
    </message>
    <message>
        <source>Recover a damaged vault</source>
        <translation>Зақымдалған қойманы құтқару</translation>
    </message>
    <message>
        <source>Recovered: {records}, {files}, {contacts}, {drafts}.</source>
        <translation>Құтқарылғаны: {records}, {files}, {contacts}, {drafts}.</translation>
    </message>
    <message>
        <source>Restore a backup instead…</source>
        <translation>Оның орнына көшірмені қалпына келтіру…</translation>
    </message>
    <message>
        <source>Stopped. No vault was made, and the damaged one is as it was.</source>
        <translation>Тоқтатылды. Жаңа қойма жасалған жоқ, зақымдалғані сол күйінде.</translation>
    </message>
    <message>
        <source>The folder of the damaged vault</source>
        <translation>Зақымдалған қойманың қалтасы</translation>
    </message>
    <message>
        <source>The new vault is made</source>
        <translation>Жаңа қойма жасалды</translation>
    </message>
    <message>
        <source>The new vault will be in</source>
        <translation>Жаңа қойма тұратын қалта</translation>
    </message>
    <message>
        <source>This is missing or uncertain. Keep the damaged vault: a backup, or whoever you handed over to, may have it. Then back the new vault up to another drive.</source>
        <translation>Төменде — жетіспейтін немесе күмәнді нәрселер. Зақымдалған қойманы сақтап қойыңыз; жетіспейтіні сақтық көшірмеде немесе сіз тапсырған адамдарда болуы мүмкін. Содан кейін жаңа қойманың сақтық көшірмесін басқа дискіге жасаңыз.</translation>
    </message>
    <message>
        <source>Unlock it…</source>
        <translation>Оны ашу…</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>From now on the program opens this vault. Unlock it.</source>
        <translation>Енді бағдарлама осы қойманы ашады. Құлпын ашыңыз.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тілі</translation>
    </message>
    <message>
        <source>The folder of the vault</source>
        <translation>Қойма қалтасы</translation>
    </message>
    <message>
        <source>The new passphrase is in force. Unlock the vault with it.</source>
        <translation>Жаңа құпия сөйлем күшіне енді. Қойманы сонымен ашыңыз.</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Another folder…</source>
        <translation>Басқа қалта…</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Құлыптаулы</translation>
    </message>
    <message>
        <source>Open with a recovery card…</source>
        <translation>Қалпына келтіру картасымен ашу…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия сөйлем</translation>
    </message>
    <message>
        <source>Recover what can be read…</source>
        <translation>Оқылатынын құтқару…</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Көшірмеден қалпына келтіру…</translation>
    </message>
    <message>
        <source>Restore this backup…</source>
        <translation>Осы көшірмені қалпына келтіру…</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Құпия сөйлемді теріңіз.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Құлпын ашу</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Ашылып жатыр…</translation>
    </message>
    <message>
        <source>You can try again in {seconds} s.</source>
        <translation>{seconds} секундтан кейін қайталап көруге болады.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Here you record what you saw, with photos, video and documents, and who was affected. Everything lies encrypted in one folder on this device, the vault, and nothing ever goes over a network. You hand your reports over as one encrypted file on a USB drive.</source>
        <translation>Мұнда не көргеніңізді, кім зардап шеккенін жазып, фото, видео мен құжаттарды тіркейсіз. Барлығы осы құрылғыдағы бір қалтада, қоймада, шифрланып сақталады, ештеңе ешқашан желіге шықпайды. Хабарламаларыңызды флешкадағы бір шифрланған файл түрінде тапсырасыз.</translation>
    </message>
    <message>
        <source>I already have a vault…</source>
        <translation>Менде қойма бар…</translation>
    </message>
    <message>
        <source>I have a backup…</source>
        <translation>Менде сақтық көшірме бар…</translation>
    </message>
    <message>
        <source>Make a vault</source>
        <translation>Қойма жасау</translation>
    </message>
    <message>
        <source>Write down what happened. Keep it safe.</source>
        <translation>Не болғанын жазып алыңыз. Сақтап қойыңыз.</translation>
    </message>
</context>
</TS>
