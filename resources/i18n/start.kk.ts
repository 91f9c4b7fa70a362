<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
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
    <name>StartPage</name>
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
        <source>Make a vault</source>
        <translation>Қойма жасау</translation>
    </message>
    <message>
        <source>Write down what happened. Keep it safe.</source>
        <translation>Не болғанын жазып алыңыз. Сақтап қойыңыз.</translation>
    </message>
</context>
</TS>
