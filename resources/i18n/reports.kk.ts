<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>FilterBar</name>
    <message>
        <source>Act</source>
        <translation>Әрекет</translation>
    </message>
    <message>
        <source>Anything</source>
        <translation>Кез келген баға</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Бағалау</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Тазалау</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Іздеу мен сүзгілерді тазалау</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Басы</translation>
    </message>
    <message>
        <source>How it was assessed</source>
        <translation>Қалай бағаланды</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>Тапсырылмаған</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Адам</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Орны</translation>
    </message>
    <message>
        <source>Place, as written in the report</source>
        <translation>Хабарламадағы орын</translation>
    </message>
    <message>
        <source>Search in all reports</source>
        <translation>Барлық хабарламадан іздеу</translation>
    </message>
    <message>
        <source>Somebody’s name</source>
        <translation>Біреудің аты</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Уақыты</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Соңы</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Не істелді</translation>
    </message>
    <message>
        <source>With evidence</source>
        <translation>Дәлелі бар</translation>
    </message>
    <message>
        <source>Write it as 2026, 2026-02 or 2026-02-14.</source>
        <translation>Былай жазыңыз: 2026, 2026-02 немесе 2026-02-14.</translation>
    </message>
    <message>
        <source>begin to type</source>
        <translation>жаза бастаңыз</translation>
    </message>
    <message>
        <source>for example 2026-02</source>
        <translation>мысалы, 2026-02</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>Conflict</source>
        <translation>Қайшылық</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>Тапсырылмаған</translation>
    </message>
    <message>
        <source>Without words</source>
        <translation>Мәтінсіз</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln хабарлама</numerusform>
            <numerusform>%Ln хабарлама</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln таңдалды</numerusform>
            <numerusform>%Ln таңдалды</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand over selected</source>
        <translation>Таңдалғанын тапсыру</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Жаңа хабарлама</translation>
    </message>
    <message>
        <source>No report has all that is looked for. Use fewer words or filters.</source>
        <translation>Іздегеніңіздің бәрі бар хабарлама жоқ. Сөздерді немесе сүзгілерді азайтыңыз.</translation>
    </message>
    <message>
        <source>No reports yet</source>
        <translation>Әзірге хабарлама жоқ</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ештеңе табылмады</translation>
    </message>
    <message>
        <source>Open this report</source>
        <translation>Хабарламаны ашу</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Хабарламалар</translation>
    </message>
    <message>
        <source>Show all reports</source>
        <translation>Барлығын көрсету</translation>
    </message>
    <message>
        <source>What you write down is kept here, encrypted, with every version of it.</source>
        <translation>Жазғандарыңыздың бәрі барлық нұсқасымен бірге осында шифрланып сақталады.</translation>
    </message>
</context>
</TS>
