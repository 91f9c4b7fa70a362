<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>AccountView</name>
    <message numerus="yes">
        <source>%n act(s)</source>
        <translation>
            <numerusform>%n әрекет</numerusform>
            <numerusform>%n әрекет</numerusform>
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
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n адам</numerusform>
            <numerusform>%n адам</numerusform>
        </translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Баяндау</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>Жіберген: {name}</translation>
    </message>
    <message>
        <source>The account is hidden. Space shows it again.</source>
        <translation>Мәтін жасырылған. Бос орын пернесі қайта көрсетеді.</translation>
    </message>
    <message>
        <source>Withdrawn by you, {date}: {judgement}</source>
        <translation>Сіз қайтарып алдыңыз, {date}: {judgement}</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>Corroborated (V)</source>
        <translation>Қуатталған (V)</translation>
    </message>
    <message>
        <source>Corroborated: “{title}”. It is written in a few seconds.</source>
        <translation>Қуатталған: «{title}». Бірнеше секундтан кейін жазылады.</translation>
    </message>
    <message>
        <source>Duplicate (D)</source>
        <translation>Қайталанған (D)</translation>
    </message>
    <message>
        <source>Duplicate: “{title}”. It is written in a few seconds.</source>
        <translation>Қайталанған: «{title}». Бірнеше секундтан кейін жазылады.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Қабылдау</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Келгендер</translation>
    </message>
    <message>
        <source>Needs information (I)</source>
        <translation>Мәлімет қажет (I)</translation>
    </message>
    <message>
        <source>Needs information: “{title}”. It is written in a few seconds.</source>
        <translation>Мәлімет қажет: «{title}». Бірнеше секундтан кейін жазылады.</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Қаралмағаны жоқ</translation>
    </message>
    <message>
        <source>Reports that wait for a judgement</source>
        <translation>Баға күтіп тұрған хабарламалар</translation>
    </message>
    <message>
        <source>Reports that you import and have not judged yet stand here.</source>
        <translation>Мұнда қабылданған, бірақ сіз әлі баға бермеген хабарламалар тұрады.</translation>
    </message>
    <message>
        <source>Set aside (X)</source>
        <translation>Шетке қою (X)</translation>
    </message>
    <message>
        <source>Set aside: “{title}”. It is written in a few seconds.</source>
        <translation>Шетке қойылды: «{title}». Бірнеше секундтан кейін жазылады.</translation>
    </message>
    <message>
        <source>Take back … (U)</source>
        <translation>Қайтарып алу … (U)</translation>
    </message>
    <message>
        <source>There is no judgement of yours that could be withdrawn.</source>
        <translation>Қайтарып алуға болатын бағаңыз жоқ.</translation>
    </message>
    <message>
        <source>Withdraw a judgement that was written already</source>
        <translation>Жазылып қойған бағаны қайтарып алу</translation>
    </message>
    <message>
        <source>Withdrawn: {judgement}, “{title}”.</source>
        <translation>Қайтарып алынды: {judgement}, «{title}».</translation>
    </message>
    <message>
        <source>{left} of {total} left</source>
        <translation>{total} хабарламадан {left} қалды</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo (U)</source>
        <translation>Болдырмау (U)</translation>
    </message>
</context>
<context>
    <name>WithdrawForm</name>
    <message>
        <source>It no longer holds then. What it said stays in the history.</source>
        <translation>Ол күшін жояды. Онда айтылғаны тарихта қалады.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Қазір емес</translation>
    </message>
    <message>
        <source>Why (may stay empty)</source>
        <translation>Неге (бос қалдыруға болады)</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Қайтарып алу</translation>
    </message>
    <message>
        <source>Withdraw which judgement?</source>
        <translation>Қай бағаны қайтарып аласыз?</translation>
    </message>
</context>
<context>
    <name>WordsForm</name>
    <message>
        <source>Choose the report that it repeats.</source>
        <translation>Қай хабарламаны қайталап тұрғанын таңдаңыз.</translation>
    </message>
    <message>
        <source>It repeats</source>
        <translation>Мынаны қайталайды</translation>
    </message>
    <message>
        <source>Judge and go on</source>
        <translation>Бағалап, әрі қарай</translation>
    </message>
    <message>
        <source>Look for the report that it repeats</source>
        <translation>Қайталанып тұрған хабарламаны іздеңіз</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Қазір емес</translation>
    </message>
    <message>
        <source>The question travels back to the sender in the next receipt.</source>
        <translation>Сұрақ жіберушіге келесі түбіртекпен бірге барады.</translation>
    </message>
    <message>
        <source>The reason is your own note. The report itself stays as it is.</source>
        <translation>Себебі – өзіңізге арналған белгі. Хабарламаның өзі өзгермейді.</translation>
    </message>
    <message>
        <source>What do you need to know?</source>
        <translation>Нені білу керек?</translation>
    </message>
    <message>
        <source>Why is it set aside?</source>
        <translation>Неге шетке қойылды?</translation>
    </message>
    <message>
        <source>Write it in a sentence.</source>
        <translation>Кемінде бір сөйлем жазыңыз.</translation>
    </message>
</context>
</TS>
