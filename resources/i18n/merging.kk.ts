<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>ConflictsPage</name>
    <message>
        <source>All reports</source>
        <translation>Барлық хабарлама</translation>
    </message>
    <message>
        <source>Every record has one current version.</source>
        <translation>Әр жазбаның ағымдағы нұсқасы біреу.</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Қайшылықтар</translation>
    </message>
    <message>
        <source>Nothing is in conflict</source>
        <translation>Қайшылық жоқ</translation>
    </message>
    <message>
        <source>Records in conflict</source>
        <translation>Қайшылығы бар жазбалар</translation>
    </message>
    <message>
        <source>Two people changed these apart from each other. Both versions are kept; put them together.</source>
        <translation>Бұл жазбаларды екі адам бөлек өзгертті. Екі нұсқа да сақталған; оларды біріктіріңіз.</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Choose one of these first.</source>
        <translation>Алдымен осының бірін таңдаңыз.</translation>
    </message>
    <message>
        <source>Only one version changed this. You can choose otherwise.</source>
        <translation>Мұны тек бір нұсқада өзгерткен. Басқасын таңдауға да болады.</translation>
    </message>
    <message>
        <source>Taken by itself</source>
        <translation>Сұраусыз алынғаны</translation>
    </message>
    <message>
        <source>The same in all versions</source>
        <translation>Барлық нұсқада бірдей</translation>
    </message>
    <message>
        <source>There is nothing to decide about it any more. It is kept until you save or discard; copy from it what you need.</source>
        <translation>Бұл жөнінде шешетін ештеңе қалмады. Мәтін сақтағанша не жобаны жойғанша тұрады; керегін көшіріп алыңыз.</translation>
    </message>
    <message>
        <source>These versions were written without knowing of each other. What you save here replaces them; all of them stay in the history.</source>
        <translation>Бұл нұсқалар бір-бірінен бейхабар жазылған. Мұнда сақтағаныңыз олардың орнын басады; бәрі тарихта қалады.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Шешу керек</translation>
    </message>
    <message>
        <source>You had written</source>
        <translation>Сіз жазғаныңыз</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Added: {who}. It is taken.</source>
        <translation>Қосқан: {who}. Бұл жаңа нұсқаға кіреді.</translation>
    </message>
    <message>
        <source>Agrees to</source>
        <translation>Рұқсат етеді</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>Жауап мерзімі</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Жауаптар</translation>
    </message>
    <message>
        <source>Appeal by</source>
        <translation>Шағымдану мерзімі</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Заң баптары</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Туған күні мен жері</translation>
    </message>
    <message>
        <source>Changed: {who}. It is taken.</source>
        <translation>Өзгерткен: {who}. Бұл жаңа нұсқаға кіреді.</translation>
    </message>
    <message>
        <source>Citizenships</source>
        <translation>Азаматтығы</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Шарттары</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Қайшылық</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Күні</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Неше тәулікке</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Талап</translation>
    </message>
    <message>
        <source>Demands</source>
        <translation>Талаптар</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>Қайтыс болған күні</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Құжаттары</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Тегі</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Айыппұл</translation>
    </message>
    <message>
        <source>Form of the name</source>
        <translation>Атының түрі</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Аты</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Қамқоршысы</translation>
    </message>
    <message>
        <source>How it was given</source>
        <translation>Қалай берілді</translation>
    </message>
    <message>
        <source>In conflict: {count}</source>
        <translation>Қайшылық: {count}</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Берілген күні</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Кім берді</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Тілдері</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Баға берілген күн</translation>
    </message>
    <message>
        <source>Make one of the versions that contradict each other (M)</source>
        <translation>Бір-біріне қайшы нұсқалардан біреуін жасау (M)</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Байланыс түрі</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Құрамы</translation>
    </message>
    <message>
        <source>Merge versions</source>
        <translation>Нұсқаларды біріктіру</translation>
    </message>
    <message>
        <source>Merging versions</source>
        <translation>Нұсқаларды біріктіру</translation>
    </message>
    <message>
        <source>Merging versions: {title}</source>
        <translation>Нұсқаларды біріктіру: {title}</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Аттары</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Әлі шешілмеген</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Нөмірі</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>Қайда айтылды</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Қызметі</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Лауазымды адам</translation>
    </message>
    <message>
        <source>Officials</source>
        <translation>Лауазымды адамдар</translation>
    </message>
    <message>
        <source>On whose behalf</source>
        <translation>Кімнің атынан</translation>
    </message>
    <message>
        <source>One took this away, another one changed it or refers to it. Choose.</source>
        <translation>Бір нұсқада мұны алып тастаған, басқасында өзгерткен немесе бұған сілтеме бар. Таңдаңыз.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Ұйым</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Нәтижесі</translation>
    </message>
    <message>
        <source>Patronymic</source>
        <translation>Әкесінің аты</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Адам</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Фотосуреттер</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Қызметі</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Сұрақ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Себебі</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Кім жазып алды</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Құжат нөмірі</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>Тыйым салады</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Кімі болады</translation>
    </message>
    <message>
        <source>Relatives and others</source>
        <translation>Жақындары және басқалар</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Нені қайталайды</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Хабарлама</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Нәтиже</translation>
    </message>
    <message>
        <source>Safe to use</source>
        <translation>Байланыс қауіпсіз</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Жазуы</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Жіберілді</translation>
    </message>
    <message>
        <source>Several changed this. Choose one.</source>
        <translation>Мұны бірнеше нұсқада өзгерткен. Біреуін таңдаңыз.</translation>
    </message>
    <message>
        <source>Signatories</source>
        <translation>Қол қойғандар</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Қашаннан бері</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Кім айтты</translation>
    </message>
    <message>
        <source>Taken away: {who}. Nobody else changed it.</source>
        <translation>Алып тастаған: {who}. Басқа нұсқаларда бұл өзгермеген.</translation>
    </message>
    <message>
        <source>Taken to</source>
        <translation>Қайда апарды</translation>
    </message>
    <message>
        <source>The versions are others than when you decided this. Choose again.</source>
        <translation>Сіз шешкеннен бері нұсқалар өзгерді. Қайта таңдаңыз.</translation>
    </message>
    <message>
        <source>The versions differ. Choose one.</source>
        <translation>Нұсқалар әртүрлі. Біреуін таңдаңыз.</translation>
    </message>
    <message>
        <source>Those detained</source>
        <translation>Кім ұсталды</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>To whom it may be shown</source>
        <translation>Кімге көрсетуге болады</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Аудармалар</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Қашанға дейін</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Қашанға дейін жарамды</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>{n}-нұсқа</translation>
    </message>
    <message>
        <source>Ways to reach them</source>
        <translation>Қалай хабарласуға болады</translation>
    </message>
    <message>
        <source>What happened to them</source>
        <translation>Ұсталған адамға не болды</translation>
    </message>
    <message>
        <source>What it continues</source>
        <translation>Нені жалғастырады</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Не туралы</translation>
    </message>
    <message>
        <source>What of the person</source>
        <translation>Адам туралы нені</translation>
    </message>
    <message>
        <source>What they belong to</source>
        <translation>Қай ұйымға кіреді</translation>
    </message>
    <message>
        <source>Which detention</source>
        <translation>Қай ұстау</translation>
    </message>
    <message>
        <source>Who is held answerable</source>
        <translation>Бұған кім жауапты</translation>
    </message>
    <message>
        <source>Whole name</source>
        <translation>Толық аты</translation>
    </message>
    <message>
        <source>Why it was withdrawn</source>
        <translation>Неге қайтарып алынды</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Қайтарып алынды</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>Сөзбе-сөз</translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation>әлі шешілмеген</translation>
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
        <source>took it away</source>
        <translation>алып тасталған</translation>
    </message>
    <message>
        <source>versions: {count}</source>
        <translation>нұсқасы: {count}</translation>
    </message>
</context>
<context>
    <name>MergingPage</name>
    <message numerus="yes">
        <source>%Ln decision(s) left</source>
        <translation>
            <numerusform>Шешілмегені: %Ln</numerusform>
            <numerusform>Шешілмегені: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>All is decided</source>
        <translation>Бәрі шешілді</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Жобаны жою</translation>
    </message>
    <message>
        <source>Forget what was decided here; all versions stay</source>
        <translation>Мұнда шешілгенді ұмыту; барлық нұсқа қалады</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>Жоба ретінде сақталды</translation>
    </message>
    <message>
        <source>Merge versions</source>
        <translation>Нұсқаларды біріктіру</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Save the merged version ({keys})</source>
        <translation>Біріктірілген нұсқаны сақтау ({keys})</translation>
    </message>
    <message>
        <source>The versions are others than when you began. What you decided holds where they still say the same; the rest is asked again.</source>
        <translation>Сіз бастағаннан бері нұсқалар өзгерді. Нұсқалар бұрынғыдай айтатын жерде шешіміңіз күшінде; қалғаны қайта сұралады.</translation>
    </message>
    <message>
        <source>What you decided is kept as a draft.</source>
        <translation>Шешімдеріңіз жоба болып қалады.</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>Another text</source>
        <translation>Басқа мәтін</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Бұрын:</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Hide the result</source>
        <translation>Нәтижені жасыру</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Нәтиже</translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation>Нәтижені көрсету</translation>
    </message>
    <message>
        <source>What would be saved</source>
        <translation>Не сақталады</translation>
    </message>
</context>
<context>
    <name>SettledView</name>
    <message>
        <source>Discard the draft</source>
        <translation>Жобаны жою</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Хабарламаны ашу</translation>
    </message>
    <message>
        <source>These versions were merged meanwhile</source>
        <translation>Бұл нұсқаларды осы арада біріктіріп қойған</translation>
    </message>
    <message>
        <source>What you had begun to decide is not needed any more. This is what you had written; copy from it what you need, then discard it.</source>
        <translation>Шеше бастағаныңыздың енді керегі жоқ. Мынау сіз жазған мәтін: керегін көшіріп алып, жобаны жойыңыз.</translation>
    </message>
    <message>
        <source>What you had begun to decide is not needed any more. You had written nothing of your own.</source>
        <translation>Шеше бастағаныңыздың енді керегі жоқ. Өзіңіз мәтін жазбағансыз.</translation>
    </message>
</context>
</TS>
