<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>ActsField</name>
    <message>
        <source>Any word for it: beaten, batons …</source>
        <translation>Кез келген сөзбен: ұрды, таяқ …</translation>
    </message>
    <message>
        <source>No act was chosen for these words. Choose one, or clear the field.</source>
        <translation>Бұл сөздер бойынша ештеңе таңдалмады. Тізімнен таңдаңыз немесе өрісті тазалаңыз.</translation>
    </message>
    <message>
        <source>Remove: {act}</source>
        <translation>Алып тастау: {act}</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Не істелді</translation>
    </message>
</context>
<context>
    <name>BasisRow</name>
    <message>
        <source>How you know</source>
        <translation>Қайдан білесіз</translation>
    </message>
    <message>
        <source>Keys: {keys}</source>
        <translation>Пернелер: {keys}</translation>
    </message>
    <message>
        <source>On footage</source>
        <translation>Жазбада көрінеді</translation>
    </message>
    <message>
        <source>Saw it</source>
        <translation>Өзім көрдім</translation>
    </message>
    <message>
        <source>Was told</source>
        <translation>Басқадан естідім</translation>
    </message>
</context>
<context>
    <name>CaptureForm</name>
    <message>
        <source>What happened</source>
        <translation>Не болды</translation>
    </message>
    <message>
        <source>Who did what to whom, as you saw or heard it. Names that stand here travel with the report; in “People” they are kept apart.</source>
        <translation>Кім кімге не істегенін көргеніңіз не естігеніңіз бойынша жазыңыз. Осы мәтіндегі есімдер хабарламамен бірге тапсырылады; «Адамдар» өрісінде олар бөлек сақталады.</translation>
    </message>
    <message>
        <source>Write what happened: one sentence is enough.</source>
        <translation>Не болғанын жазыңыз: бір сөйлем жеткілікті.</translation>
    </message>
</context>
<context>
    <name>CapturePage</name>
    <message numerus="yes">
        <source>Continue a draft (%n)</source>
        <translation>
            <numerusform>Жобаны жалғастыру (%n)</numerusform>
            <numerusform>Жобаны жалғастыру (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on in the full form ({keys})</source>
        <translation>Толық пішінде жалғастыру ({keys})</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>Жоба ретінде сақталды</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Тағы өрістер</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Жаңа хабарлама</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Save and begin the next one ({keys})</source>
        <translation>Сақтап, келесісін бастау ({keys})</translation>
    </message>
    <message>
        <source>Saved. The page is ready for the next report.</source>
        <translation>Сақталды. Келесі хабарламаны жаза беруге болады.</translation>
    </message>
    <message>
        <source>The report is saved as soon as its files are in the vault.</source>
        <translation>Файлдар қоймаға енгізілген бойда хабарлама сақталады.</translation>
    </message>
    <message>
        <source>Wait until the files of this report are in the vault.</source>
        <translation>Осы хабарламаның файлдары қоймаға енгізілгенше күте тұрыңыз.</translation>
    </message>
    <message>
        <source>What you had written is kept in Drafts. This is a new report.</source>
        <translation>Жазғаныңыз жобаларда сақталды. Бұл – жаңа хабарлама.</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Take off: {file}</source>
        <translation>Алып тастау: {file}</translation>
    </message>
    <message>
        <source>being encrypted, {percent} %</source>
        <translation>шифрланып жатыр, {percent} %</translation>
    </message>
</context>
<context>
    <name>FilesField</name>
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
    <message>
        <source>Photos and files</source>
        <translation>Фотосуреттер мен файлдар</translation>
    </message>
</context>
<context>
    <name>PeopleField</name>
    <message>
        <source>A whole name is kept apart from the account, which says A. B.</source>
        <translation>Толық есім бөлек сақталады, мәтінде «А. Б.» болып қалады</translation>
    </message>
    <message>
        <source>A. B., +3 unknown</source>
        <translation>А. Б., +3 белгісіз</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Адамдар</translation>
    </message>
    <message>
        <source>group: {who}</source>
        <translation>топ: {who}</translation>
    </message>
    <message>
        <source>{initials} (name kept apart)</source>
        <translation>{initials} (есімі бөлек сақталады)</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>A name or coordinates</source>
        <translation>Атауы немесе координаттары</translation>
    </message>
    <message>
        <source>Known place: {point}</source>
        <translation>Анықтамалықтағы орын: {point}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Орын</translation>
    </message>
    <message>
        <source>Point: {point}</source>
        <translation>Нүкте: {point}</translation>
    </message>
    <message>
        <source>Point: {point}, near {place}</source>
        <translation>Нүкте: {point}, маңында: {place}</translation>
    </message>
</context>
<context>
    <name>WhenField</name>
    <message numerus="yes">
        <source>%n minute(s) earlier</source>
        <translation>
            <numerusform>%n минут бұрын</numerusform>
            <numerusform>%n минут бұрын</numerusform>
        </translation>
    </message>
    <message>
        <source>No date. Write 18:40, 14.02.2026, 2026-02 or 2026-02-14~ (about).</source>
        <translation>Бұл күн емес. Былай жазыңыз: 18:40, 14.02.2026, 2026-02 немесе 2026-02-14~ (шамамен).</translation>
    </message>
    <message>
        <source>Now, or for instance 18:40</source>
        <translation>Қазір немесе, мысалы, 18:40</translation>
    </message>
    <message>
        <source>Now: {time}</source>
        <translation>Қазір: {time}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Қашан</translation>
    </message>
    <message>
        <source>–15 min</source>
        <translation>–15 мин</translation>
    </message>
    <message>
        <source>–5 min</source>
        <translation>–5 мин</translation>
    </message>
    <message>
        <source>–60 min</source>
        <translation>–60 мин</translation>
    </message>
</context>
</TS>
