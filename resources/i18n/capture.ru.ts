<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>ActsField</name>
    <message>
        <source>Any word for it: beaten, batons …</source>
        <translation>Любое слово: избили, дубинки …</translation>
    </message>
    <message>
        <source>No act was chosen for these words. Choose one, or clear the field.</source>
        <translation>По этим словам ничего не выбрано. Выберите из списка или очистите поле.</translation>
    </message>
    <message>
        <source>Remove: {act}</source>
        <translation>Убрать: {act}</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Что сделали</translation>
    </message>
</context>
<context>
    <name>BasisRow</name>
    <message>
        <source>How you know</source>
        <translation>Откуда это известно</translation>
    </message>
    <message>
        <source>Keys: {keys}</source>
        <translation>Клавиши: {keys}</translation>
    </message>
    <message>
        <source>On footage</source>
        <translation>Видно на записи</translation>
    </message>
    <message>
        <source>Saw it</source>
        <translation>Своими глазами</translation>
    </message>
    <message>
        <source>Was told</source>
        <translation>С чужих слов</translation>
    </message>
</context>
<context>
    <name>CaptureForm</name>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>Who did what to whom, as you saw or heard it. Names that stand here travel with the report; in “People” they are kept apart.</source>
        <translation>Кто, что и кому сделал – как вы видели или слышали. Имена из этого текста передаются вместе с сообщением; в поле «Люди» они хранятся отдельно.</translation>
    </message>
    <message>
        <source>Write what happened: one sentence is enough.</source>
        <translation>Напишите, что произошло: достаточно одного предложения.</translation>
    </message>
</context>
<context>
    <name>CapturePage</name>
    <message numerus="yes">
        <source>Continue a draft (%n)</source>
        <translation>
            <numerusform>Продолжить черновик (%n)</numerusform>
            <numerusform>Продолжить черновик (%n)</numerusform>
            <numerusform>Продолжить черновик (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on in the full form ({keys})</source>
        <translation>Продолжить в полной форме ({keys})</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>Сохранено как черновик</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Ещё поля</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Новое сообщение</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save and begin the next one ({keys})</source>
        <translation>Сохранить и начать следующее ({keys})</translation>
    </message>
    <message>
        <source>Saved. The page is ready for the next report.</source>
        <translation>Сохранено. Можно писать следующее сообщение.</translation>
    </message>
    <message>
        <source>The report is saved as soon as its files are in the vault.</source>
        <translation>Сообщение сохранится, как только файлы окажутся в хранилище.</translation>
    </message>
    <message>
        <source>Wait until the files of this report are in the vault.</source>
        <translation>Подождите, пока файлы этого сообщения попадут в хранилище.</translation>
    </message>
    <message>
        <source>What you had written is kept in Drafts. This is a new report.</source>
        <translation>Написанное сохранено в черновиках. Это новое сообщение.</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Take off: {file}</source>
        <translation>Убрать: {file}</translation>
    </message>
    <message>
        <source>being encrypted, {percent} %</source>
        <translation>шифруется, {percent} %</translation>
    </message>
</context>
<context>
    <name>FilesField</name>
    <message>
        <source>Add files …</source>
        <translation>Добавить файлы …</translation>
    </message>
    <message>
        <source>Choose photos and other files</source>
        <translation>Выбор фотографий и других файлов</translation>
    </message>
    <message>
        <source>Drop or paste them anywhere on this page. Originals are kept bit for bit.</source>
        <translation>Перетащите или вставьте их в любом месте этой страницы. Оригиналы сохраняются бит в бит.</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>Фотографии и файлы</translation>
    </message>
</context>
<context>
    <name>PeopleField</name>
    <message>
        <source>A whole name is kept apart from the account, which says A. B.</source>
        <translation>Полное имя хранится отдельно, в рассказе остаётся «А. Б.»</translation>
    </message>
    <message>
        <source>A. B., +3 unknown</source>
        <translation>А. Б., +3 неизвестных</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>group: {who}</source>
        <translation>группа: {who}</translation>
    </message>
    <message>
        <source>{initials} (name kept apart)</source>
        <translation>{initials} (имя хранится отдельно)</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>A name or coordinates</source>
        <translation>Название или координаты</translation>
    </message>
    <message>
        <source>Known place: {point}</source>
        <translation>Место из справочника: {point}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Point: {point}</source>
        <translation>Точка: {point}</translation>
    </message>
    <message>
        <source>Point: {point}, near {place}</source>
        <translation>Точка: {point}, рядом: {place}</translation>
    </message>
</context>
<context>
    <name>WhenField</name>
    <message numerus="yes">
        <source>%n minute(s) earlier</source>
        <translation>
            <numerusform>На %n минуту раньше</numerusform>
            <numerusform>На %n минуты раньше</numerusform>
            <numerusform>На %n минут раньше</numerusform>
        </translation>
    </message>
    <message>
        <source>No date. Write 18:40, 14.02.2026, 2026-02 or 2026-02-14~ (about).</source>
        <translation>Это не дата. Пишите 18:40, 14.02.2026, 2026-02 или 2026-02-14~ (примерно).</translation>
    </message>
    <message>
        <source>Now, or for instance 18:40</source>
        <translation>Сейчас или, например, 18:40</translation>
    </message>
    <message>
        <source>Now: {time}</source>
        <translation>Сейчас: {time}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
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
