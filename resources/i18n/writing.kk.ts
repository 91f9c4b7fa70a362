<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>Chips</name>
    <message>
        <source>Take off: {what}</source>
        <translation>Алып тастау: {what}</translation>
    </message>
</context>
<context>
    <name>CountField</name>
    <message>
        <source>20, ~20, 18–22, 20+</source>
        <translation>20, ~20, 18–22 не 20+</translation>
    </message>
    <message>
        <source>Write 20, ~20 (about), 18–22, 20+ (at least), the smaller number first.</source>
        <translation>Былай жазыңыз: 20, ~20 (шамамен), 18–22, 20+ (кемінде); алдымен кіші сан.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>14.02.2026 18:40, 2026-02 …</source>
        <translation>14.02.2026 18:40 не 2026-02</translation>
    </message>
    <message>
        <source>No date. Write 18:40, 14.02.2026, 2026-02 or 2026-02-14~ (about).</source>
        <translation>Бұл күн емес. Былай жазыңыз: 18:40, 14.02.2026, 2026-02 немесе 2026-02-14~ (шамамен).</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Қазір</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>More fields</source>
        <translation>Тағы өрістер</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Тағы %n жазбаны көрсету</numerusform>
            <numerusform>Тағы %n жазбаны көрсету</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>Change: {what}</source>
        <translation>Өзгерту: {what}</translation>
    </message>
    <message>
        <source>Close: {what}</source>
        <translation>Жабу: {what}</translation>
    </message>
    <message>
        <source>Delete: {what}</source>
        <translation>Жою: {what}</translation>
    </message>
    <message>
        <source>Nothing said yet</source>
        <translation>Әзірге ештеңе жазылмаған</translation>
    </message>
</context>
<context>
    <name>FilesAdder</name>
    <message>
        <source>Add files …</source>
        <translation>Файл қосу …</translation>
    </message>
    <message>
        <source>Choose photos and other files</source>
        <translation>Фотосуреттер мен басқа файлдарды таңдау</translation>
    </message>
    <message>
        <source>Drop or paste them anywhere on this page. Originals are kept bit for bit.</source>
        <translation>Оларды осы беттің кез келген жеріне сүйреп әкеліңіз не қойыңыз. Түпнұсқалар еш өзгеріссіз сақталады.</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Alt with a digit leads to a section.</source>
        <translation>Alt пернесі мен цифр бөлімге апарады.</translation>
    </message>
    <message>
        <source>Change a report</source>
        <translation>Хабарламаны өзгерту</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Біржола жою</translation>
    </message>
    <message>
        <source>Discard …</source>
        <translation>Жою …</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Қалдыру</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>Жоба ретінде сақталды</translation>
    </message>
    <message>
        <source>New report, all fields</source>
        <translation>Жаңа хабарлама, барлық өріс</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Әлі сақталған жоқ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Save and show the report ({keys})</source>
        <translation>Сақтап, хабарламаны көрсету ({keys})</translation>
    </message>
    <message>
        <source>What you wrote is kept as a draft.</source>
        <translation>Жазғаныңыз жоба болып қалады.</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>{section}: something is not right here</source>
        <translation>{section}: мұнда бірдеңе дұрыс емес</translation>
    </message>
</context>
<context>
    <name>PickField</name>
    <message>
        <source>Nothing was chosen for these words. Choose, or clear the field.</source>
        <translation>Бұл сөздер бойынша ештеңе таңдалмады. Таңдаңыз не өрісті тазалаңыз.</translation>
    </message>
    <message>
        <source>Type to choose</source>
        <translation>Теріп таңдаңыз</translation>
    </message>
</context>
<context>
    <name>UndoRow</name>
    <message>
        <source>Deleted: {what}</source>
        <translation>Жойылды: {what}</translation>
    </message>
    <message>
        <source>Undo ({keys})</source>
        <translation>Қайтару ({keys})</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>A description, no name</source>
        <translation>Есімсіз сипаттама</translation>
    </message>
    <message>
        <source>A file that the report names is not in the vault. Take it off.</source>
        <translation>Хабарламада аталған файл қоймада жоқ. Оны алып тастаңыз.</translation>
    </message>
    <message>
        <source>A way out was left</source>
        <translation>Шығар жол қалдырылды</translation>
    </message>
    <message>
        <source>A. B., a police officer, +3 unknown</source>
        <translation>А. Б., полиция қызметкері, +3 белгісіз</translation>
    </message>
    <message>
        <source>About the place</source>
        <translation>Орын туралы</translation>
    </message>
    <message>
        <source>Add a claim</source>
        <translation>Мәлімдеме қосу</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>Сан қосу</translation>
    </message>
    <message>
        <source>Add a perpetrator</source>
        <translation>Кім істегенін қосу</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Дереккөз қосу</translation>
    </message>
    <message>
        <source>Add a thing</source>
        <translation>Зат қосу</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>Жасақ қосу</translation>
    </message>
    <message>
        <source>Add a victim</source>
        <translation>Зардап шегушіні қосу</translation>
    </message>
    <message>
        <source>Add a warning</source>
        <translation>Ескерту қосу</translation>
    </message>
    <message>
        <source>Add an act</source>
        <translation>Әрекет қосу</translation>
    </message>
    <message>
        <source>Add an injury</source>
        <translation>Жарақат қосу</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Адам қосу</translation>
    </message>
    <message>
        <source>Address on the web</source>
        <translation>Интернеттегі мекенжайы</translation>
    </message>
    <message>
        <source>Address or spot</source>
        <translation>Мекенжай не бағдар</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Жасы</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Сомасы</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Басталуы</translation>
    </message>
    <message>
        <source>Began, if not as the report</source>
        <translation>Басталуы, басқа болса</translation>
    </message>
    <message>
        <source>Behind which acts</source>
        <translation>Қай әрекеттердің артында</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Құрамына кіреді</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Кім істеді</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Атауы</translation>
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
        <source>Currency</source>
        <translation>Валюта (коды)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Құрылғы</translation>
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
        <source>Evidence</source>
        <translation>Дәлелдер</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлдар</translation>
    </message>
    <message>
        <source>Files that show it</source>
        <translation>Қай файлдарда көрінеді</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Қайдан белгілі</translation>
    </message>
    <message>
        <source>How it is known who</source>
        <translation>Кім екені қайдан белгілі</translation>
    </message>
    <message>
        <source>How it is known, and how far it can be relied on.</source>
        <translation>Бұл қайдан белгілі және оған қаншалықты сенуге болады.</translation>
    </message>
    <message>
        <source>How it was broken up</source>
        <translation>Қалай таратты</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Қанша</translation>
    </message>
    <message>
        <source>How many (of a group)</source>
        <translation>Қанша (топ болса)</translation>
    </message>
    <message>
        <source>How many of the group</source>
        <translation>Топтан қанша адам</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>Қанша адам</translation>
    </message>
    <message>
        <source>How many there were</source>
        <translation>Қанша адам болды</translation>
    </message>
    <message>
        <source>How they hang together</source>
        <translation>Қалай байланысты</translation>
    </message>
    <message>
        <source>In the report</source>
        <translation>Хабарламада</translation>
    </message>
    <message>
        <source>In which acts</source>
        <translation>Қай әрекеттер кезінде</translation>
    </message>
    <message>
        <source>In which words</source>
        <translation>Қандай сөздермен</translation>
    </message>
    <message>
        <source>Initials or a description, no name</source>
        <translation>Инициал не сипаттама, есімсіз</translation>
    </message>
    <message>
        <source>Injuries</source>
        <translation>Жарақаттар</translation>
    </message>
    <message>
        <source>Injury</source>
        <translation>Жарақат</translation>
    </message>
    <message>
        <source>Kind and status</source>
        <translation>Түрі мен мәртебесі</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Файл түрі</translation>
    </message>
    <message>
        <source>Kind of perpetrator</source>
        <translation>Кімдерге жатады</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>Орын түрі</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>Дереккөз түрі</translation>
    </message>
    <message>
        <source>Kind of thing</source>
        <translation>Зат түрі</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тілі</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Хабарлама тілі</translation>
    </message>
    <message>
        <source>Law that was named</source>
        <translation>Аталған заң</translation>
    </message>
    <message>
        <source>Link another report</source>
        <translation>Басқа хабарламамен байланыстыру</translation>
    </message>
    <message>
        <source>Longer than {limit} characters. Shorten it.</source>
        <translation>{limit} таңбадан ұзын. Қысқартыңыз.</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Кім түсірді не жасады</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Қашан түсірілді не жасалды</translation>
    </message>
    <message>
        <source>Made where</source>
        <translation>Қайда түсірілді не жасалды</translation>
    </message>
    <message>
        <source>Marks and banners</source>
        <translation>Белгілер мен плакаттар</translation>
    </message>
    <message>
        <source>Marks on clothes</source>
        <translation>Киіміндегі белгілер</translation>
    </message>
    <message>
        <source>More than {limit} entries.</source>
        <translation>{limit} жазбадан көп.</translation>
    </message>
    <message>
        <source>Names that stand here travel with the report; in “People” they are kept apart.</source>
        <translation>Осы мәтіндегі есімдер хабарламамен бірге тапсырылады; «Адамдар» бөлімінде олар бөлек сақталады.</translation>
    </message>
    <message>
        <source>Needs care</source>
        <translation>Абайлау керек</translation>
    </message>
    <message>
        <source>New: {who}</source>
        <translation>Жаңа адам: {who}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Жоқ</translation>
    </message>
    <message>
        <source>No date. Write 18:40, 14.02.2026, 2026-02 or 2026-02-14~ (about).</source>
        <translation>Бұл күн емес. Былай жазыңыз: 18:40, 14.02.2026, 2026-02 немесе 2026-02-14~ (шамамен).</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескерту</translation>
    </message>
    <message>
        <source>Notice given on</source>
        <translation>Қашан хабарланды</translation>
    </message>
    <message>
        <source>Notice given to</source>
        <translation>Кімге хабарланды</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Кәсібі</translation>
    </message>
    <message>
        <source>Of which people</source>
        <translation>Қай адамдар</translation>
    </message>
    <message>
        <source>Of whom, in words</source>
        <translation>Кімдер, сөзбен</translation>
    </message>
    <message>
        <source>One line of text, with something in it.</source>
        <translation>Мәтіннің бір бос емес жолы.</translation>
    </message>
    <message>
        <source>One of the people</source>
        <translation>Адамдардың бірі</translation>
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
        <source>Other reports</source>
        <translation>Басқа хабарламалар</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Иесі</translation>
    </message>
    <message>
        <source>Part in it</source>
        <translation>Оқиғадағы рөлі</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Адамдар</translation>
    </message>
    <message>
        <source>Person, group or organisation</source>
        <translation>Адам, топ не ұйым</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Орны</translation>
    </message>
    <message>
        <source>Place, if another</source>
        <translation>Орны, басқа болса</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Мүлік</translation>
    </message>
    <message>
        <source>Reason that was given</source>
        <translation>Айтылған себеп</translation>
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
        <source>Received on</source>
        <translation>Қашан алынды</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Сенімділігі</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Хабарлама</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Қашан қайтарылды</translation>
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
        <source>Several: Return after each</source>
        <translation>Әрқайсысынан кейін – Enter</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Жынысы</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Дереккөздер</translation>
    </message>
    <message>
        <source>State of the file</source>
        <translation>Файлдың күйі</translation>
    </message>
    <message>
        <source>Stays behind when names don&apos;t travel</source>
        <translation>Есімдер тапсырылмаса, бұл да тапсырылмайды</translation>
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
        <source>The authority&apos;s answer</source>
        <translation>Биліктің жауабы</translation>
    </message>
    <message>
        <source>The end is before the beginning.</source>
        <translation>Аяқталуы басталуынан бұрын.</translation>
    </message>
    <message>
        <source>The gathering</source>
        <translation>Жиналыс</translation>
    </message>
    <message>
        <source>The number is greater than {limit}.</source>
        <translation>Сан {limit} шегінен асып тұр.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Мұны толтыру керек.</translation>
    </message>
    <message>
        <source>Three capital letters, such as KZT.</source>
        <translation>Үш бас әріп, мысалы, KZT.</translation>
    </message>
    <message>
        <source>Three letters, such as KZT</source>
        <translation>Үш әріп, мысалы, KZT</translation>
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
        <source>To whom</source>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>Under labels that name nobody. A whole name is kept apart.</source>
        <translation>Есімі аталмайтын белгімен. Толық есім бөлек сақталады.</translation>
    </message>
    <message>
        <source>Unit or office</source>
        <translation>Жасақ не мекеме</translation>
    </message>
    <message>
        <source>Units that came</source>
        <translation>Қандай күштер келді</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Құны</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Көліктер</translation>
    </message>
    <message>
        <source>Warnings to leave</source>
        <translation>Тарауға берілген ескертулер</translation>
    </message>
    <message>
        <source>Weapons and means</source>
        <translation>Қару мен құралдар</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Оған не болды</translation>
    </message>
    <message>
        <source>What became of them</source>
        <translation>Оларға не болды</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Не болды</translation>
    </message>
    <message>
        <source>What is alleged</source>
        <translation>Не айтылады</translation>
    </message>
    <message>
        <source>What it gave away</source>
        <translation>Одан не белгілі болды</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Бұл не</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Онда не көрінеді</translation>
    </message>
    <message>
        <source>What it was about</source>
        <translation>Не туралы болды</translation>
    </message>
    <message>
        <source>What was broken, taken or searched.</source>
        <translation>Не сындырылды, алынды не тінтілді.</translation>
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
        <source>When and where</source>
        <translation>Қашан, қайда</translation>
    </message>
    <message>
        <source>When it was said</source>
        <translation>Қашан айтылды</translation>
    </message>
    <message>
        <source>Where on the body</source>
        <translation>Дененің қай жерінде</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кім</translation>
    </message>
    <message>
        <source>Who did what to whom, one act a line.</source>
        <translation>Кім кімге не істеді: бір әрекет – бір жол.</translation>
    </message>
    <message>
        <source>Who had it</source>
        <translation>Кімде болды</translation>
    </message>
    <message>
        <source>Who is said to stand behind it</source>
        <translation>Мұның артында кім тұр дейді</translation>
    </message>
    <message>
        <source>Who is said to stand behind it. It is kept apart from what was seen.</source>
        <translation>Мұның артында кім тұр деп айтылады. Көзбен көргеннен бөлек сақталады.</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>Кім солай дейді</translation>
    </message>
    <message>
        <source>Whole name, kept apart</source>
        <translation>Толық есімі, бөлек сақталады</translation>
    </message>
    <message>
        <source>Why it is said</source>
        <translation>Неге солай дейді</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Атауы жоқ</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>Бүтін сан жазыңыз.</translation>
    </message>
    <message>
        <source>Write what happened: one sentence is enough.</source>
        <translation>Не болғанын жазыңыз: бір сөйлем жеткілікті.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Иә</translation>
    </message>
    <message>
        <source>any word for it: beaten, batons …</source>
        <translation>кез келген сөз: ұрды, таяқ …</translation>
    </message>
    <message>
        <source>bruise, broken …</source>
        <translation>көгерген, сынған …</translation>
    </message>
    <message>
        <source>camera, phone, banner …</source>
        <translation>камера, телефон, плакат – кез келген зат</translation>
    </message>
    <message>
        <source>group: {who}</source>
        <translation>топ: {who}</translation>
    </message>
    <message>
        <source>name kept apart</source>
        <translation>есімі бөлек сақталады</translation>
    </message>
    <message>
        <source>one of the people, or somebody new</source>
        <translation>адамдардың бірі не жаңа адам</translation>
    </message>
    <message>
        <source>own observation, video, witness …</source>
        <translation>өз бақылауы, видео, куәгер …</translation>
    </message>
    <message>
        <source>owner: {who}</source>
        <translation>иесі: {who}</translation>
    </message>
    <message>
        <source>riot police, men in masks …</source>
        <translation>арнайы жасақ, бетперде кигендер …</translation>
    </message>
    <message>
        <source>words that stand in it</source>
        <translation>ондағы сөздер</translation>
    </message>
    <message>
        <source>{initials} (name kept apart)</source>
        <translation>{initials} (есімі бөлек сақталады)</translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message>
        <source>The report is saved as soon as its files are in the vault.</source>
        <translation>Файлдар қоймаға енгізілген бойда хабарлама сақталады.</translation>
    </message>
    <message>
        <source>Wait until the files of this report are in the vault.</source>
        <translation>Осы хабарламаның файлдары қоймаға енгізілгенше күте тұрыңыз.</translation>
    </message>
    <message>
        <source>You began to change this report. This is what you wrote.</source>
        <translation>Сіз бұл хабарламаны өзгерте бастаған едіңіз. Мынау – жазғаныңыз.</translation>
    </message>
</context>
</TS>
