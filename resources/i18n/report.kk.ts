<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>Dates</name>
    <message>
        <source>about {date}</source>
        <translation>шамамен {date}</translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>басталуы: {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>аяқталуы: {date}</translation>
    </message>
    <message>
        <source>{date} (uncertain)</source>
        <translation>{date} (анық емес)</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>About whom or what</source>
        <translation>Кім не не туралы</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Мекенжай</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Жасы</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Сома</translation>
    </message>
    <message>
        <source>Approximately</source>
        <translation>Шамамен</translation>
    </message>
    <message>
        <source>Archived at</source>
        <translation>Архивтегі мекенжайы</translation>
    </message>
    <message>
        <source>Area of the picture</source>
        <translation>Суреттің бөлігі</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Ең азы</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Ең көбі</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Басталуы</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Қайда кіреді</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Анықтығы</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Оқиғаға қатысы</translation>
    </message>
    <message>
        <source>Consequences</source>
        <translation>Салдары</translation>
    </message>
    <message>
        <source>Could be heard</source>
        <translation>Естілді ме</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Ел</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Валюта</translation>
    </message>
    <message>
        <source>Data exposed</source>
        <translation>Ашылып қалған деректер</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Шешім</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Сипаттамасы</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Құрылғы</translation>
    </message>
    <message>
        <source>Digest (SHA-256)</source>
        <translation>Хэш (SHA-256)</translation>
    </message>
    <message>
        <source>Dispersal</source>
        <translation>Күштеп тарату</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Аяқталды</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Жабдығы</translation>
    </message>
    <message>
        <source>Error of the clock, in seconds</source>
        <translation>Сағат қателігі, секунд</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Дәлелдемелер</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Пішімі</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Бастап</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>Сол жақтан</translation>
    </message>
    <message>
        <source>From the top</source>
        <translation>Жоғарыдан</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Биіктігі</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Қайдан белгілі</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Қанша</translation>
    </message>
    <message>
        <source>How many there were</source>
        <translation>Қанша адам болды</translation>
    </message>
    <message>
        <source>How they were recognised</source>
        <translation>Қалай танылды</translation>
    </message>
    <message>
        <source>Injuries</source>
        <translation>Жарақаттар</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Белгілеу</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тілі</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Ендік</translation>
    </message>
    <message>
        <source>Legal basis given</source>
        <translation>Көрсетілген құқықтық негіз</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Байланыстар</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Бойлық</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Кім түсірді</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Түсірілген уақыты</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Белгілер</translation>
    </message>
    <message>
        <source>Marks on clothing and cars</source>
        <translation>Киім мен көліктегі белгілер</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Құралдар</translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation>Ең ықтималы</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Атауы</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескерту</translation>
    </message>
    <message>
        <source>Notified on</source>
        <translation>Хабардар етілген күн</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Саны</translation>
    </message>
    <message>
        <source>Number in the record</source>
        <translation>Жазбадағы нөмірі</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Кәсібі</translation>
    </message>
    <message>
        <source>On the web</source>
        <translation>Интернетте</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Кім бұйырды</translation>
    </message>
    <message>
        <source>Organisers</source>
        <translation>Ұйымдастырушылар</translation>
    </message>
    <message>
        <source>Original file</source>
        <translation>Түпнұсқа файл</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Иесі</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Бет</translation>
    </message>
    <message>
        <source>Part in it</source>
        <translation>Оқиғадағы рөлі</translation>
    </message>
    <message>
        <source>Part of the body</source>
        <translation>Дене мүшесі</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Адамдар</translation>
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
        <source>Places in the file</source>
        <translation>Файлдағы жерлер</translation>
    </message>
    <message>
        <source>Precision in metres</source>
        <translation>Дәлдігі, метр</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Мүлік</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Мақсаты</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Айтылған себеп</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Негіздемесі</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Алынды</translation>
    </message>
    <message>
        <source>Received from</source>
        <translation>Кімнен алынды</translation>
    </message>
    <message>
        <source>Received how</source>
        <translation>Қалай алынды</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Жазба</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Өңір</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Сенімділігі</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Қайтарылды</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Рөлі</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Рөлдері</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Сериялық нөмірі</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Жынысы</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Көлемі</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Дереккөздер</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Күйі</translation>
    </message>
    <message>
        <source>State of the file</source>
        <translation>Файлдың күйі</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Тегтер</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>Кім алды</translation>
    </message>
    <message>
        <source>The gathering</source>
        <translation>Жиналыс</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>Зат</translation>
    </message>
    <message>
        <source>Those harmed</source>
        <translation>Зардап шеккендер</translation>
    </message>
    <message>
        <source>Those who did it</source>
        <translation>Мұны жасағандар</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Тақырыбы</translation>
    </message>
    <message>
        <source>Title of what was published</source>
        <translation>Жарияланымның атауы</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Бөлімше</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Бөлімшелер</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Дейін</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Мәні</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Көлік</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Нұсқа</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Ескертулер</translation>
    </message>
    <message>
        <source>Way out left open</source>
        <translation>Қалдырылған шығу жолы</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Оған не болды</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Не болды</translation>
    </message>
    <message>
        <source>What is alleged</source>
        <translation>Дереккөздер не айтады</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>Не көрінеді</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Не істелді</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>Who had it</source>
        <translation>Кімде болды</translation>
    </message>
    <message>
        <source>Who was notified</source>
        <translation>Кім хабардар етілді</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ені</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Сөздер</translation>
    </message>
    <message>
        <source>no</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>иә</translation>
    </message>
    <message>
        <source>{field} (order)</source>
        <translation>{field} (реті)</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Agrees to</source>
        <translation>Рұқсат етеді</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Жауап</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>Жауап мерзімі</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Баптар</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Бағалаулар</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Шарттары</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Келісім</translation>
    </message>
    <message>
        <source>Consented for them</source>
        <translation>Олар үшін келісім берген</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Шешім</translation>
    </message>
    <message>
        <source>Demand: {text}</source>
        <translation>Талап: {text}</translation>
    </message>
    <message>
        <source>Detention</source>
        <translation>Ұстау</translation>
    </message>
    <message>
        <source>Dispersal</source>
        <translation>Күштеп тарату</translation>
    </message>
    <message>
        <source>Everything that was done with this report and its files in this vault. The entries are chained: none can be changed or left out without being noticed.</source>
        <translation>Осы қоймада осы хабарламамен және оның файлдарымен істелгеннің бәрі. Жазбалар тізбекке байланған: ешқайсысын білдірмей өзгертуге не алып тастауға болмайды.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Дәлелдемелер</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>Кімнен</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлдар</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Айыппұл</translation>
    </message>
    <message>
        <source>First version.</source>
        <translation>Бірінші нұсқа.</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Тапсыру</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Қанша</translation>
    </message>
    <message>
        <source>How many there were</source>
        <translation>Қанша адам болды</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>Лауазымды адамдар</translation>
    </message>
    <message>
        <source>It repeats: {title}</source>
        <translation>Қайталайтыны: {title}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Түрі</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тілі</translation>
    </message>
    <message>
        <source>Law named: {text}</source>
        <translation>Аталған заң: {text}</translation>
    </message>
    <message>
        <source>No longer in this vault.</source>
        <translation>Бұл қоймада енді жоқ.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескерту</translation>
    </message>
    <message>
        <source>Nothing in it changed.</source>
        <translation>Өзгеріс жоқ.</translation>
    </message>
    <message>
        <source>Notified</source>
        <translation>Хабарлама берілді</translation>
    </message>
    <message>
        <source>Organisers</source>
        <translation>Ұйымдастырушылар</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Адамдар</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Мүлік</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Мақсаты</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Сұрақтар</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Айтылған себеп</translation>
    </message>
    <message>
        <source>Reason given: {text}</source>
        <translation>Айтылған себеп: {text}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Алынды</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Нөмірі</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>Тыйым салады</translation>
    </message>
    <message>
        <source>Said to</source>
        <translation>Кімге айтылды</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Жіберілді</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Қол қойғандар</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation>Белгісіз адамдар</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Дереккөздер</translation>
    </message>
    <message>
        <source>Sources: {text}</source>
        <translation>Дереккөздер: {text}</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Мәлімдемелер</translation>
    </message>
    <message>
        <source>Steps taken</source>
        <translation>Қандай шаралар қолданылды</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Тегтер</translation>
    </message>
    <message>
        <source>Taken to</source>
        <translation>Қайда апарылды</translation>
    </message>
    <message>
        <source>The gathering</source>
        <translation>Жиналыс</translation>
    </message>
    <message>
        <source>There is no entry about this report.</source>
        <translation>Бұл хабарлама туралы жазба жоқ.</translation>
    </message>
    <message>
        <source>These versions contradict each other</source>
        <translation>Бұл нұсқалар бір-біріне қайшы</translation>
    </message>
    <message>
        <source>They were written without knowing of each other. All are kept. Where they differ, they stand side by side here.</source>
        <translation>Олар бір-бірінен тәуелсіз жазылған. Бәрі сақталған. Айырмасы бар жерлері осында қатар көрсетілген.</translation>
    </message>
    <message>
        <source>This version was not handed over yet.</source>
        <translation>Бұл нұсқа әлі тапсырылмаған.</translation>
    </message>
    <message>
        <source>Units there</source>
        <translation>Орнында болған күштер</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Дейін</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>{n}-нұсқа</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Ескертулер</translation>
    </message>
    <message>
        <source>What is alleged</source>
        <translation>Дереккөздер не айтады</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Не істелді</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Қайда</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Қайтарып алынды</translation>
    </message>
    <message>
        <source>Withdrawn assessments</source>
        <translation>Қайтарып алынған бағалаулар</translation>
    </message>
    <message>
        <source>Withdrawn: {date}</source>
        <translation>Қайтарып алынды: {date}</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Жазған</translation>
    </message>
    <message>
        <source>about {number}</source>
        <translation>шамамен {number}</translation>
    </message>
    <message>
        <source>at least {number}</source>
        <translation>кемінде {number}</translation>
    </message>
    <message>
        <source>at most {number}</source>
        <translation>ең көбі {number}</translation>
    </message>
    <message>
        <source>current version</source>
        <translation>қазіргі нұсқа</translation>
    </message>
    <message>
        <source>no longer in this vault</source>
        <translation>бұл қоймада енді жоқ</translation>
    </message>
    <message>
        <source>number: {name}</source>
        <translation>нөмірі: {name}</translation>
    </message>
    <message>
        <source>owner: {name}</source>
        <translation>иесі: {name}</translation>
    </message>
    <message>
        <source>returned: {name}</source>
        <translation>қайтарылды: {name}</translation>
    </message>
    <message>
        <source>says nothing of it</source>
        <translation>бұл туралы айтпайды</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>белгісіз автор</translation>
    </message>
    <message>
        <source>taken by: {name}</source>
        <translation>алған: {name}</translation>
    </message>
    <message>
        <source>was with: {name}</source>
        <translation>кімде болды: {name}</translation>
    </message>
    <message>
        <source>within {number} m</source>
        <translation>{number} м дәлдікпен</translation>
    </message>
    <message>
        <source>{act} – {whom}</source>
        <translation>{act} — {whom}</translation>
    </message>
    <message>
        <source>{date}, to {names}</source>
        <translation>{date}, алушылар: {names}</translation>
    </message>
    <message>
        <source>{span}, most likely {number}</source>
        <translation>{span}, шамасы {number}</translation>
    </message>
    <message>
        <source>{who} – {act}</source>
        <translation>{who} — {act}</translation>
    </message>
    <message>
        <source>{who} – {act} – {whom}</source>
        <translation>{who} — {act} — {whom}</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln файл</numerusform>
            <numerusform>%Ln файл</numerusform>
        </translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>Барлық хабарлама</translation>
    </message>
    <message>
        <source>Change this report: a new version of it ({keys})</source>
        <translation>Хабарламаны өзгерту: жаңа нұсқа пайда болады ({keys})</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Өзгерту</translation>
    </message>
    <message>
        <source>Make one report of the versions that contradict each other ({keys})</source>
        <translation>Бір-біріне қайшы нұсқалардан бір хабарлама жасау ({keys})</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Біріктіру</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Хабарлама</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Custody</source>
        <translation>Сақталуы</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Тарихы</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Мәтіні</translation>
    </message>
    <message>
        <source>What the report says</source>
        <translation>Хабарлама мәтіні</translation>
    </message>
</context>
</TS>
