<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>FollowedBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>тағы %n</numerusform>
            <numerusform>тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Add:</source>
        <translation>Қосу:</translation>
    </message>
    <message>
        <source>Add: {what}</source>
        <translation>Қосу: {what}</translation>
    </message>
    <message>
        <source>Change:</source>
        <translation>Өзгерту:</translation>
    </message>
    <message>
        <source>Change: {what}</source>
        <translation>Өзгерту: {what}</translation>
    </message>
    <message>
        <source>Merge: {what}</source>
        <translation>Біріктіру: {what}</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>Assessment</source>
        <translation>Бағалау</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Келісім</translation>
    </message>
    <message>
        <source>Detention</source>
        <translation>Ұстау</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Мәлімдеме</translation>
    </message>
    <message>
        <source>Step taken</source>
        <translation>Жасалған қадам</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>қайтарып алынды</translation>
    </message>
</context>
<context>
    <name>FollowingPage</name>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Жобаны жою</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Кейін не болды</translation>
    </message>
    <message>
        <source>From now on this judgement no longer holds. What it said stays in the history.</source>
        <translation>Осы сәттен бастап баға күшін жояды. Онда айтылғаны тарихта қалады.</translation>
    </message>
    <message>
        <source>It is saved as soon as its files are in the vault.</source>
        <translation>Файлдары қоймаға түскен бойда сақталады.</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>Жоба ретінде сақталды</translation>
    </message>
    <message>
        <source>Nobody in this report has a whole name that is kept apart, and consent belongs to a person. Edit the report first and give the person a name there.</source>
        <translation>Бұл хабарламада бөлек сақталған толық аты бар ешкім жоқ, ал келісімді адам береді. Алдымен хабарламаны өзгертіп, адамның атын жазыңыз.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Save and go back to the report ({keys})</source>
        <translation>Сақтап, хабарламаға оралу ({keys})</translation>
    </message>
    <message>
        <source>Taken off: {what}. It counts when you save.</source>
        <translation>Алынып тасталды: {what}. Сақтағанда күшіне енеді.</translation>
    </message>
    <message>
        <source>What you wrote is kept as a draft.</source>
        <translation>Жазғаныңыз жоба болып қалады.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Қайтарып алу</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Add</source>
        <translation>Қосу</translation>
    </message>
    <message>
        <source>Add a demand</source>
        <translation>Талап қосу</translation>
    </message>
    <message>
        <source>Add a translation</source>
        <translation>Аударма қосу</translation>
    </message>
    <message>
        <source>Add an answer, or that none came</source>
        <translation>Жауапты немесе оның келмегенін қосу</translation>
    </message>
    <message>
        <source>Add who is held answerable</source>
        <translation>Жауапты адамды қосу</translation>
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
        <source>Articles of law</source>
        <translation>Заң баптары</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>Қай мерзімге дейін</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Анықтығы</translation>
    </message>
    <message>
        <source>Complaint, lawyer, medical examination …</source>
        <translation>Шағым, адвокат, медициналық тексеру …</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Шарттары</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Кім шешті</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Шешім</translation>
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
        <source>Duplicate of</source>
        <translation>Қай хабарламаны қайталайды</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Аяқталды</translation>
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
        <source>Follows on from the step</source>
        <translation>Қай қадамның жалғасы</translation>
    </message>
    <message>
        <source>For how many days</source>
        <translation>Неше тәулікке</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Кім үшін</translation>
    </message>
    <message>
        <source>From then on nothing holds</source>
        <translation>Осы кезден бастап ештеңеге рұқсат жоқ</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>Қашанға дейін жарамды</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Қайдан белгілі</translation>
    </message>
    <message>
        <source>How it was given</source>
        <translation>Қалай берілді</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Қанша</translation>
    </message>
    <message>
        <source>If the person can&apos;t consent: a child, a patient</source>
        <translation>Адамның өзі келісім бере алмаса: бала, науқас</translation>
    </message>
    <message>
        <source>It travels back to the monitor in the next receipt.</source>
        <translation>Келесі түбіртекпен бақылаушыға қайтады.</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>Баға</translation>
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
        <source>Kind of step</source>
        <translation>Не жасалды</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тілі</translation>
    </message>
    <message>
        <source>Links to other reports</source>
        <translation>Басқа хабарламалармен байланыс</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Қашан түсірілді не жасалды</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Толығырақ</translation>
    </message>
    <message>
        <source>Mother, guardian …</source>
        <translation>Анасы, қамқоршысы …</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ескерту</translation>
    </message>
    <message>
        <source>Note for yourself</source>
        <translation>Өзіңізге арналған жазба</translation>
    </message>
    <message>
        <source>Number of the decision</source>
        <translation>Шешім нөмірі</translation>
    </message>
    <message>
        <source>Office or role, as given</source>
        <translation>Қызметі немесе рөлі, аталғандай</translation>
    </message>
    <message>
        <source>Official in charge</source>
        <translation>Лауазымды адам</translation>
    </message>
    <message>
        <source>Officials in charge</source>
        <translation>Лауазымды адамдар</translation>
    </message>
    <message>
        <source>On paper, by voice, by message …</source>
        <translation>Қағазда, ауызша, хабармен …</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Нәтижесі</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <translation>Ата-анасы немесе қамқоршысы</translation>
    </message>
    <message>
        <source>Part in it</source>
        <translation>Оқиғадағы рөлі</translation>
    </message>
    <message>
        <source>People of the report whose whole name is kept apart</source>
        <translation>Хабарламадағы толық аты бөлек сақталған адамдар</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Сұрақ</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Айтылған себеп</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Алынды</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Кім жазып алды</translation>
    </message>
    <message>
        <source>Reference number</source>
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
        <source>Sources</source>
        <translation>Дереккөздер</translation>
    </message>
    <message>
        <source>State of those held</source>
        <translation>Ұсталғандардың жағдайы</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Тегтер</translation>
    </message>
    <message>
        <source>The signed form, a recording</source>
        <translation>Қол қойылған қағаз, жазба</translation>
    </message>
    <message>
        <source>Those who are known</source>
        <translation>Белгілі қол қоюшылар</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Тақырыбы</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кімге</translation>
    </message>
    <message>
        <source>Translated by</source>
        <translation>Кім аударды</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Аудармалар</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Бөлімше</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Дейін</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Не шықты</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Не болды</translation>
    </message>
    <message>
        <source>What may be shown</source>
        <translation>Нені көрсетуге болады</translation>
    </message>
    <message>
        <source>What they are to the person</source>
        <translation>Ол адамға кім болып келеді</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Не анықталды</translation>
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
        <source>Where it stands</source>
        <translation>Жай-күйі</translation>
    </message>
    <message>
        <source>Where it was said or published</source>
        <translation>Қайда айтылды немесе жарияланды</translation>
    </message>
    <message>
        <source>Where it was sent, or who took it</source>
        <translation>Қайда жіберілді немесе кім қабылдады</translation>
    </message>
    <message>
        <source>Where they were taken</source>
        <translation>Қайда апарды</translation>
    </message>
    <message>
        <source>Who consented for this person</source>
        <translation>Бұл адам үшін кім келісім берді</translation>
    </message>
    <message>
        <source>Who is held</source>
        <translation>Кім ұсталып отыр</translation>
    </message>
    <message>
        <source>Who is held answerable</source>
        <translation>Кім жауапты деп танылды</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Кім тексерді</translation>
    </message>
    <message>
        <source>Who said it</source>
        <translation>Кім айтты</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>Кім солай дейді</translation>
    </message>
    <message>
        <source>Who signed</source>
        <translation>Кім қол қойды</translation>
    </message>
    <message>
        <source>Who took the step</source>
        <translation>Мұны кім жасады</translation>
    </message>
    <message>
        <source>Whose consent</source>
        <translation>Кімнің келісімі</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Неге</translation>
    </message>
    <message>
        <source>Why it is set aside</source>
        <translation>Неге шетке қойылды</translation>
    </message>
    <message>
        <source>Why it was withdrawn</source>
        <translation>Неге қайтарып алынды</translation>
    </message>
    <message>
        <source>With a date here it no longer holds. Without one it holds.</source>
        <translation>Мұнда күн тұрса, баға күшінде емес. Тұрмаса, күшінде.</translation>
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
        <source>Words</source>
        <translation>Сөздері</translation>
    </message>
    <message>
        <source>Words that stand in it</source>
        <translation>Ондағы сөздер</translation>
    </message>
    <message>
        <source>Words that stand in the other report</source>
        <translation>Басқа хабарламадағы сөздер</translation>
    </message>
    <message>
        <source>Words, as they were said</source>
        <translation>Айтылған сөздер, қалай айтылса солай</translation>
    </message>
    <message>
        <source>name, face, account …</source>
        <translation>аты, бет-жүзі, әңгімесі …</translation>
    </message>
</context>
</TS>
