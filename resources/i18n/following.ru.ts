<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>FollowedBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Add:</source>
        <translation>Добавить:</translation>
    </message>
    <message>
        <source>Add: {what}</source>
        <translation>Добавить: {what}</translation>
    </message>
    <message>
        <source>Change:</source>
        <translation>Изменить:</translation>
    </message>
    <message>
        <source>Change: {what}</source>
        <translation>Изменить: {what}</translation>
    </message>
    <message>
        <source>Merge: {what}</source>
        <translation>Объединить: {what}</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>Assessment</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Согласие</translation>
    </message>
    <message>
        <source>Detention</source>
        <translation>Задержание</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Заявление</translation>
    </message>
    <message>
        <source>Step taken</source>
        <translation>Принятая мера</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>отозвано</translation>
    </message>
</context>
<context>
    <name>FollowingPage</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Удалить черновик</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Что было дальше</translation>
    </message>
    <message>
        <source>From now on this judgement no longer holds. What it said stays in the history.</source>
        <translation>С этого момента оценка не действует. Сказанное в ней остаётся в истории.</translation>
    </message>
    <message>
        <source>It is saved as soon as its files are in the vault.</source>
        <translation>Запись сохранится, как только её файлы будут в хранилище.</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>Сохранено как черновик</translation>
    </message>
    <message>
        <source>Nobody in this report has a whole name that is kept apart, and consent belongs to a person. Edit the report first and give the person a name there.</source>
        <translation>Ни у кого в этом сообщении нет полного имени, записанного отдельно, а согласие даёт человек. Сначала измените сообщение и впишите там имя.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save and go back to the report ({keys})</source>
        <translation>Сохранить и вернуться к сообщению ({keys})</translation>
    </message>
    <message>
        <source>Taken off: {what}. It counts when you save.</source>
        <translation>Убрано: {what}. Это подействует, когда вы сохраните.</translation>
    </message>
    <message>
        <source>What you wrote is kept as a draft.</source>
        <translation>Написанное останется черновиком.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Отозвать</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add a demand</source>
        <translation>Добавить требование</translation>
    </message>
    <message>
        <source>Add a translation</source>
        <translation>Добавить перевод</translation>
    </message>
    <message>
        <source>Add an answer, or that none came</source>
        <translation>Добавить ответ или отметить, что его нет</translation>
    </message>
    <message>
        <source>Add who is held answerable</source>
        <translation>Добавить ответственного</translation>
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
        <source>Articles of law</source>
        <translation>Статьи закона</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>К какому сроку</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Достоверность</translation>
    </message>
    <message>
        <source>Complaint, lawyer, medical examination …</source>
        <translation>Жалоба, адвокат, медосмотр …</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Условия</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Кто решил</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
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
        <source>Duplicate of</source>
        <translation>Повторяет сообщение</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Закончилось</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Штраф</translation>
    </message>
    <message>
        <source>Follows on from the step</source>
        <translation>Какую меру продолжает</translation>
    </message>
    <message>
        <source>For how many days</source>
        <translation>На сколько суток</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Для кого</translation>
    </message>
    <message>
        <source>From then on nothing holds</source>
        <translation>С этого времени ничего не разрешено</translation>
    </message>
    <message>
        <source>Holds until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Откуда известно</translation>
    </message>
    <message>
        <source>How it was given</source>
        <translation>Как дано</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Сколько</translation>
    </message>
    <message>
        <source>If the person can&apos;t consent: a child, a patient</source>
        <translation>Если сам человек не может дать согласие: ребёнок, пациент</translation>
    </message>
    <message>
        <source>It travels back to the monitor in the next receipt.</source>
        <translation>Вернётся к наблюдателю со следующей квитанцией.</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Вид файла</translation>
    </message>
    <message>
        <source>Kind of perpetrator</source>
        <translation>К кому относится</translation>
    </message>
    <message>
        <source>Kind of step</source>
        <translation>Что сделано</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Links to other reports</source>
        <translation>Связи с другими сообщениями</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Когда снято или составлено</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Mother, guardian …</source>
        <translation>Мать, опекун …</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Note for yourself</source>
        <translation>Заметка для себя</translation>
    </message>
    <message>
        <source>Number of the decision</source>
        <translation>Номер решения</translation>
    </message>
    <message>
        <source>Office or role, as given</source>
        <translation>Должность или роль, как названо</translation>
    </message>
    <message>
        <source>Official in charge</source>
        <translation>Должностное лицо</translation>
    </message>
    <message>
        <source>Officials in charge</source>
        <translation>Должностные лица</translation>
    </message>
    <message>
        <source>On paper, by voice, by message …</source>
        <translation>На бумаге, устно, сообщением …</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <translation>Родитель или опекун</translation>
    </message>
    <message>
        <source>Part in it</source>
        <translation>Роль в случившемся</translation>
    </message>
    <message>
        <source>People of the report whose whole name is kept apart</source>
        <translation>Люди из сообщения, чьё полное имя записано отдельно</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Названная причина</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Кто записал</translation>
    </message>
    <message>
        <source>Reference number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>Запрещает</translation>
    </message>
    <message>
        <source>Said to</source>
        <translation>Кому сказано</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>State of those held</source>
        <translation>Состояние задержанных</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>The signed form, a recording</source>
        <translation>Подписанный бланк, запись</translation>
    </message>
    <message>
        <source>Those who are known</source>
        <translation>Известные подписавшие</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>Translated by</source>
        <translation>Кто перевёл</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Переводы</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Подразделение</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Что вышло</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>What may be shown</source>
        <translation>Что можно показать</translation>
    </message>
    <message>
        <source>What they are to the person</source>
        <translation>Кем приходится человеку</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Что выяснилось</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Where it was said or published</source>
        <translation>Где сказано или опубликовано</translation>
    </message>
    <message>
        <source>Where it was sent, or who took it</source>
        <translation>Куда отправлено или кто принял</translation>
    </message>
    <message>
        <source>Where they were taken</source>
        <translation>Куда доставили</translation>
    </message>
    <message>
        <source>Who consented for this person</source>
        <translation>Кто дал согласие за этого человека</translation>
    </message>
    <message>
        <source>Who is held</source>
        <translation>Кого удерживают</translation>
    </message>
    <message>
        <source>Who is held answerable</source>
        <translation>Кто признан ответственным</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Кто проверил</translation>
    </message>
    <message>
        <source>Who said it</source>
        <translation>Кто сказал</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>Кто так говорит</translation>
    </message>
    <message>
        <source>Who signed</source>
        <translation>Кто подписал</translation>
    </message>
    <message>
        <source>Who took the step</source>
        <translation>Кто это сделал</translation>
    </message>
    <message>
        <source>Whose consent</source>
        <translation>Чьё согласие</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Why it is set aside</source>
        <translation>Почему отложено</translation>
    </message>
    <message>
        <source>Why it was withdrawn</source>
        <translation>Почему отозвано</translation>
    </message>
    <message>
        <source>With a date here it no longer holds. Without one it holds.</source>
        <translation>Если здесь стоит дата, оценка не действует. Если нет, действует.</translation>
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
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>Words that stand in it</source>
        <translation>Слова из неё</translation>
    </message>
    <message>
        <source>Words that stand in the other report</source>
        <translation>Слова из другого сообщения</translation>
    </message>
    <message>
        <source>Words, as they were said</source>
        <translation>Слова, как они были сказаны</translation>
    </message>
    <message>
        <source>name, face, account …</source>
        <translation>имя, лицо, рассказ …</translation>
    </message>
</context>
</TS>
