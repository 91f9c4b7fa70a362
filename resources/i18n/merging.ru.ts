<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>ConflictsPage</name>
    <message>
        <source>All reports</source>
        <translation>Все сообщения</translation>
    </message>
    <message>
        <source>Every record has one current version.</source>
        <translation>У каждой записи одна текущая версия.</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>Nothing is in conflict</source>
        <translation>Конфликтов нет</translation>
    </message>
    <message>
        <source>Records in conflict</source>
        <translation>Записи с конфликтом</translation>
    </message>
    <message>
        <source>Two people changed these apart from each other. Both versions are kept; put them together.</source>
        <translation>Эти записи двое изменили независимо друг от друга. Обе версии сохранены; объедините их.</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Choose one of these first.</source>
        <translation>Сначала выберите одно из этого.</translation>
    </message>
    <message>
        <source>Only one version changed this. You can choose otherwise.</source>
        <translation>Это изменили только в одной версии. Можно выбрать и другое.</translation>
    </message>
    <message>
        <source>Taken by itself</source>
        <translation>Без вопросов</translation>
    </message>
    <message>
        <source>The same in all versions</source>
        <translation>Одинаково во всех версиях</translation>
    </message>
    <message>
        <source>There is nothing to decide about it any more. It is kept until you save or discard; copy from it what you need.</source>
        <translation>Решать здесь больше нечего. Текст остаётся, пока вы не сохраните или не удалите черновик; скопируйте из него, что нужно.</translation>
    </message>
    <message>
        <source>These versions were written without knowing of each other. What you save here replaces them; all of them stay in the history.</source>
        <translation>Эти версии писали, не зная друг о друге. То, что вы здесь сохраните, заменит их; все они останутся в истории.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Нужно решить</translation>
    </message>
    <message>
        <source>You had written</source>
        <translation>Вы написали</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Added: {who}. It is taken.</source>
        <translation>Добавила {who}. Это войдёт в новую версию.</translation>
    </message>
    <message>
        <source>Agrees to</source>
        <translation>Разрешает</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>Срок ответа</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Appeal by</source>
        <translation>Обжаловать до</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статьи</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Рождение</translation>
    </message>
    <message>
        <source>Changed: {who}. It is taken.</source>
        <translation>Изменила {who}. Это войдёт в новую версию.</translation>
    </message>
    <message>
        <source>Citizenships</source>
        <translation>Гражданство</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Условия</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Конфликт</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Суток</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Требование</translation>
    </message>
    <message>
        <source>Demands</source>
        <translation>Требования</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>Смерть</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Штраф</translation>
    </message>
    <message>
        <source>Form of the name</source>
        <translation>Форма имени</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Опекун</translation>
    </message>
    <message>
        <source>How it was given</source>
        <translation>Как дано</translation>
    </message>
    <message>
        <source>In conflict: {count}</source>
        <translation>Конфликтов: {count}</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Выдан</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Кем выдан</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Языки</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Дата оценки</translation>
    </message>
    <message>
        <source>Make one of the versions that contradict each other (M)</source>
        <translation>Сделать из версий, которые противоречат друг другу, одну (M)</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Способ связи</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Кто входит</translation>
    </message>
    <message>
        <source>Merge versions</source>
        <translation>Объединить версии</translation>
    </message>
    <message>
        <source>Merging versions</source>
        <translation>Объединение версий</translation>
    </message>
    <message>
        <source>Merging versions: {title}</source>
        <translation>Объединение версий: {title}</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Имена</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Ещё не решено</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>По какому поводу</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Должностное лицо</translation>
    </message>
    <message>
        <source>Officials</source>
        <translation>Должностные лица</translation>
    </message>
    <message>
        <source>On whose behalf</source>
        <translation>От чьего имени</translation>
    </message>
    <message>
        <source>One took this away, another one changed it or refers to it. Choose.</source>
        <translation>В одной версии это убрали, а в другой изменили или на это ссылаются. Выберите.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Patronymic</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Фотографии</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Положение</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Кто записал</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Номер дела</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>Запрещает</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Кем приходится</translation>
    </message>
    <message>
        <source>Relatives and others</source>
        <translation>Близкие и другие</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Что повторяет</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Safe to use</source>
        <translation>Связь безопасна</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Письменность</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Several changed this. Choose one.</source>
        <translation>Это изменили в нескольких версиях. Выберите одну.</translation>
    </message>
    <message>
        <source>Signatories</source>
        <translation>Подписавшие</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С какого времени</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Кто сказал</translation>
    </message>
    <message>
        <source>Taken away: {who}. Nobody else changed it.</source>
        <translation>Убрала {who}. В других версиях это не меняли.</translation>
    </message>
    <message>
        <source>Taken to</source>
        <translation>Куда увезли</translation>
    </message>
    <message>
        <source>The versions are others than when you decided this. Choose again.</source>
        <translation>С тех пор как вы это решили, версии изменились. Выберите снова.</translation>
    </message>
    <message>
        <source>The versions differ. Choose one.</source>
        <translation>Версии расходятся. Выберите одну.</translation>
    </message>
    <message>
        <source>Those detained</source>
        <translation>Кого задержали</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>To whom it may be shown</source>
        <translation>Кому можно показать</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Переводы</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Версия {n}</translation>
    </message>
    <message>
        <source>Ways to reach them</source>
        <translation>Как связаться</translation>
    </message>
    <message>
        <source>What happened to them</source>
        <translation>Что произошло с задержанным</translation>
    </message>
    <message>
        <source>What it continues</source>
        <translation>Что продолжает</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>О чём</translation>
    </message>
    <message>
        <source>What of the person</source>
        <translation>Что о человеке</translation>
    </message>
    <message>
        <source>What they belong to</source>
        <translation>Где состоит</translation>
    </message>
    <message>
        <source>Which detention</source>
        <translation>Какое задержание</translation>
    </message>
    <message>
        <source>Who is held answerable</source>
        <translation>Кто отвечает за это</translation>
    </message>
    <message>
        <source>Whole name</source>
        <translation>Полное имя</translation>
    </message>
    <message>
        <source>Why it was withdrawn</source>
        <translation>Почему отозвано</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Отозвано</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>Дословно</translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation>ещё не решено</translation>
    </message>
    <message>
        <source>says nothing of it</source>
        <translation>об этом не говорит</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>неизвестный автор</translation>
    </message>
    <message>
        <source>took it away</source>
        <translation>убрано</translation>
    </message>
    <message>
        <source>versions: {count}</source>
        <translation>версий: {count}</translation>
    </message>
</context>
<context>
    <name>MergingPage</name>
    <message numerus="yes">
        <source>%Ln decision(s) left</source>
        <translation>
            <numerusform>Осталось решить: %Ln</numerusform>
            <numerusform>Осталось решить: %Ln</numerusform>
            <numerusform>Осталось решить: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>All is decided</source>
        <translation>Всё решено</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Forget what was decided here; all versions stay</source>
        <translation>Забыть принятые здесь решения; все версии останутся</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>Сохранено как черновик</translation>
    </message>
    <message>
        <source>Merge versions</source>
        <translation>Объединение версий</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save the merged version ({keys})</source>
        <translation>Сохранить объединённую версию ({keys})</translation>
    </message>
    <message>
        <source>The versions are others than when you began. What you decided holds where they still say the same; the rest is asked again.</source>
        <translation>С тех пор как вы начали, версии изменились. Ваши решения остаются там, где версии говорят то же самое; об остальном спросим снова.</translation>
    </message>
    <message>
        <source>What you decided is kept as a draft.</source>
        <translation>Ваши решения остаются в черновике.</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>Another text</source>
        <translation>Другой текст</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Было:</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Hide the result</source>
        <translation>Скрыть результат</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Show the result</source>
        <translation>Показать результат</translation>
    </message>
    <message>
        <source>What would be saved</source>
        <translation>Что будет сохранено</translation>
    </message>
</context>
<context>
    <name>SettledView</name>
    <message>
        <source>Discard the draft</source>
        <translation>Удалить черновик</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Открыть сообщение</translation>
    </message>
    <message>
        <source>These versions were merged meanwhile</source>
        <translation>Эти версии тем временем уже объединили</translation>
    </message>
    <message>
        <source>What you had begun to decide is not needed any more. This is what you had written; copy from it what you need, then discard it.</source>
        <translation>То, что вы начали решать, больше не нужно. Вот что вы написали: скопируйте, что пригодится, и удалите черновик.</translation>
    </message>
    <message>
        <source>What you had begun to decide is not needed any more. You had written nothing of your own.</source>
        <translation>То, что вы начали решать, больше не нужно. Своего текста вы не писали.</translation>
    </message>
</context>
</TS>
