<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>Controls</name>
    <message>
        <source>Larger</source>
        <translation>Үлкейту</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Келесі бет</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>{page}-бет, барлығы {count}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Кідірту</translation>
    </message>
    <message>
        <source>Place in the recording</source>
        <translation>Жазбаның тұсы</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Ойнату</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Алдыңғы бет</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Толық көрсету</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Кішірейту</translation>
    </message>
    <message>
        <source>Turn clockwise</source>
        <translation>Сағат тілімен бұру</translation>
    </message>
    <message>
        <source>Turn sound off</source>
        <translation>Дыбысты өшіру</translation>
    </message>
    <message>
        <source>Turn sound on</source>
        <translation>Дыбысты қосу</translation>
    </message>
</context>
<context>
    <name>CopyForm</name>
    <message>
        <source>A copy outside the vault</source>
        <translation>Қоймадан тыс көшірме</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>Сақтамау</translation>
    </message>
    <message>
        <source>For a court or an expert: the original, bit for bit. The custody log notes that it was saved.</source>
        <translation>Сотқа немесе сарапшыға арналған: түпнұсқаның дәл өзі. Көшірме сақталғаны сақтау журналына жазылады.</translation>
    </message>
    <message>
        <source>Save a copy outside the vault</source>
        <translation>Көшірмені қоймадан тыс сақтау</translation>
    </message>
    <message>
        <source>Save a copy outside the vault…</source>
        <translation>Көшірмені қоймадан тыс сақтау…</translation>
    </message>
    <message>
        <source>Save it unencrypted</source>
        <translation>Шифрламай сақтау</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>Көшірме сақталып жатыр</translation>
    </message>
    <message>
        <source>The copy will not be encrypted. Whoever gets hold of that drive or computer can open it and read everything in it, also where and with what it was recorded. Even after you erase it, traces may remain.</source>
        <translation>Көшірме шифрланбайды. Дискі немесе компьютер кімнің қолына түссе, сол оны ашып, ішіндегінің бәрін, соның ішінде қайда және немен түсірілгенін көре алады. Оны өшіріп тастасаңыз да, іздері қалуы мүмкін.</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файл</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy was saved as {name}. It is not encrypted.</source>
        <translation>Көшірме {name} атымен сақталды. Ол шифрланбаған.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Көшірме</translation>
    </message>
    <message>
        <source>Custody log</source>
        <translation>Сақтау журналы</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Мәліметтер</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Дәлелдер</translation>
    </message>
    <message>
        <source>Evidence of a report</source>
        <translation>Хабарламаның дәлелдері</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлдар</translation>
    </message>
    <message>
        <source>No evidence yet</source>
        <translation>Әзірге дәлел жоқ</translation>
    </message>
    <message>
        <source>Not in this vault</source>
        <translation>Бұл қоймада жоқ</translation>
    </message>
    <message>
        <source>Photos, recordings and documents that you add to a report are listed here. They are kept encrypted, exactly as they came.</source>
        <translation>Хабарламаларға қосқан фотолар, жазбалар мен құжаттар осында тізіледі. Олар шифрланып, қалай түссе, сол күйінде сақталады.</translation>
    </message>
    <message>
        <source>Show all evidence</source>
        <translation>Барлық дәлелді көрсету</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Көру</translation>
    </message>
    <message>
        <source>What happened to the file</source>
        <translation>Файлмен не болғаны</translation>
    </message>
    <message>
        <source>What the file tells about itself</source>
        <translation>Файлдың өзі туралы мәліметі</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>A report names this file, but the file itself isn&apos;t here: it hasn&apos;t come yet, or it was erased after somebody else had confirmed that they keep it.</source>
        <translation>Хабарламада бұл файл аталған, бірақ файлдың өзі мұнда жоқ: ол әлі келген жоқ немесе басқа адам өзінде сақталғанын растағаннан кейін өшірілген.</translation>
    </message>
    <message>
        <source>Choose a file in the list</source>
        <translation>Тізімнен файл таңдаңыз</translation>
    </message>
    <message>
        <source>Not in this vault</source>
        <translation>Бұл қоймада жоқ</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Ашылып жатыр…</translation>
    </message>
    <message>
        <source>Press Space to listen. Everybody near you hears it too, unless headphones are plugged in.</source>
        <translation>Тыңдау үшін бос орын пернесін басыңыз. Құлаққап қосылмаса, жаныңыздағылардың бәрі де естиді.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. The file is unchanged in the vault.</source>
        <translation>Бағдарламада ақау болды. Қоймадағы файл өзгерген жоқ.</translation>
    </message>
    <message>
        <source>This file can&apos;t be shown</source>
        <translation>Бұл файлды көрсету мүмкін емес</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>An entry whose content was erased</source>
        <translation>Мазмұны өшірілген жазба</translation>
    </message>
    <message>
        <source>Nothing else is known from the file itself.</source>
        <translation>Файлдың өзі туралы басқа мәліметі жоқ.</translation>
    </message>
    <message>
        <source>Reveals nothing about anybody by itself</source>
        <translation>Өздігінен ешкім туралы ештеңе айтпайды</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Файл туралы</translation>
    </message>
</context>
</TS>
