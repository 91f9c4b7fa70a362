<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Chips</name>
    <message>
        <source>Take off: {what}</source>
        <translation>Убрать: {what}</translation>
    </message>
</context>
<context>
    <name>CountField</name>
    <message>
        <source>20, ~20, 18–22, 20+</source>
        <translation>20, ~20, 18–22 или 20+</translation>
    </message>
    <message>
        <source>Write 20, ~20 (about), 18–22, 20+ (at least), the smaller number first.</source>
        <translation>Пишите 20, ~20 (примерно), 18–22, 20+ (не меньше); меньшее число – первым.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>14.02.2026 18:40, 2026-02 …</source>
        <translation>14.02.2026 18:40 или 2026-02</translation>
    </message>
    <message>
        <source>No date. Write 18:40, 14.02.2026, 2026-02 or 2026-02-14~ (about).</source>
        <translation>Это не дата. Пишите 18:40, 14.02.2026, 2026-02 или 2026-02-14~ (примерно).</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>More fields</source>
        <translation>Ещё поля</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Показать ещё %n</numerusform>
            <numerusform>Показать ещё %n</numerusform>
            <numerusform>Показать ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>Change: {what}</source>
        <translation>Изменить: {what}</translation>
    </message>
    <message>
        <source>Close: {what}</source>
        <translation>Свернуть: {what}</translation>
    </message>
    <message>
        <source>Delete: {what}</source>
        <translation>Удалить: {what}</translation>
    </message>
    <message>
        <source>Nothing said yet</source>
        <translation>Пока ничего не указано</translation>
    </message>
</context>
<context>
    <name>FilesAdder</name>
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
</context>
<context>
    <name>Head</name>
    <message>
        <source>Alt with a digit leads to a section.</source>
        <translation>Alt с цифрой ведёт к разделу.</translation>
    </message>
    <message>
        <source>Change a report</source>
        <translation>Изменение сообщения</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Удалить навсегда</translation>
    </message>
    <message>
        <source>Discard …</source>
        <translation>Удалить …</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>Сохранено как черновик</translation>
    </message>
    <message>
        <source>New report, all fields</source>
        <translation>Новое сообщение, все поля</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Ещё не сохранено</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save and show the report ({keys})</source>
        <translation>Сохранить и показать сообщение ({keys})</translation>
    </message>
    <message>
        <source>What you wrote is kept as a draft.</source>
        <translation>Написанное останется черновиком.</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>{section}: something is not right here</source>
        <translation>{section}: здесь что-то не так</translation>
    </message>
</context>
<context>
    <name>PickField</name>
    <message>
        <source>Nothing was chosen for these words. Choose, or clear the field.</source>
        <translation>По этим словам ничего не выбрано. Выберите или очистите поле.</translation>
    </message>
    <message>
        <source>Type to choose</source>
        <translation>Начните вводить</translation>
    </message>
</context>
<context>
    <name>UndoRow</name>
    <message>
        <source>Deleted: {what}</source>
        <translation>Удалено: {what}</translation>
    </message>
    <message>
        <source>Undo ({keys})</source>
        <translation>Вернуть ({keys})</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>A description, no name</source>
        <translation>Описание без имени</translation>
    </message>
    <message>
        <source>A file that the report names is not in the vault. Take it off.</source>
        <translation>Одного из файлов сообщения в хранилище нет. Уберите его.</translation>
    </message>
    <message>
        <source>A way out was left</source>
        <translation>Оставили выход</translation>
    </message>
    <message>
        <source>A. B., a police officer, +3 unknown</source>
        <translation>А. Б., полицейский, +3 неизвестных</translation>
    </message>
    <message>
        <source>About the place</source>
        <translation>О месте</translation>
    </message>
    <message>
        <source>Add a claim</source>
        <translation>Добавить утверждение</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>Добавить число</translation>
    </message>
    <message>
        <source>Add a perpetrator</source>
        <translation>Добавить, кто это сделал</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Добавить источник</translation>
    </message>
    <message>
        <source>Add a thing</source>
        <translation>Добавить вещь</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>Добавить отряд</translation>
    </message>
    <message>
        <source>Add a victim</source>
        <translation>Добавить пострадавшего</translation>
    </message>
    <message>
        <source>Add a warning</source>
        <translation>Добавить предупреждение</translation>
    </message>
    <message>
        <source>Add an act</source>
        <translation>Добавить действие</translation>
    </message>
    <message>
        <source>Add an injury</source>
        <translation>Добавить травму</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Добавить людей</translation>
    </message>
    <message>
        <source>Address on the web</source>
        <translation>Адрес в интернете</translation>
    </message>
    <message>
        <source>Address or spot</source>
        <translation>Адрес или ориентир</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Возраст</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Began, if not as the report</source>
        <translation>Начало, если иное</translation>
    </message>
    <message>
        <source>Behind which acts</source>
        <translation>За какими действиями</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Входит в</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Кто это сделал</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Обозначение</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Достоверность</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Связь с событием</translation>
    </message>
    <message>
        <source>Consequences</source>
        <translation>Последствия</translation>
    </message>
    <message>
        <source>Could be heard</source>
        <translation>Было слышно</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Валюта</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Закончилось</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Снаряжение</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Доказательства</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Files that show it</source>
        <translation>На каких файлах видно</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Откуда известно</translation>
    </message>
    <message>
        <source>How it is known who</source>
        <translation>Откуда известно, кто это</translation>
    </message>
    <message>
        <source>How it is known, and how far it can be relied on.</source>
        <translation>Откуда это известно и насколько этому можно верить.</translation>
    </message>
    <message>
        <source>How it was broken up</source>
        <translation>Как разогнали</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Сколько</translation>
    </message>
    <message>
        <source>How many (of a group)</source>
        <translation>Сколько (для группы)</translation>
    </message>
    <message>
        <source>How many of the group</source>
        <translation>Сколько из группы</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>Сколько людей</translation>
    </message>
    <message>
        <source>How many there were</source>
        <translation>Сколько их было</translation>
    </message>
    <message>
        <source>How they hang together</source>
        <translation>Как они связаны</translation>
    </message>
    <message>
        <source>In the report</source>
        <translation>В сообщении</translation>
    </message>
    <message>
        <source>In which acts</source>
        <translation>При каких действиях</translation>
    </message>
    <message>
        <source>In which words</source>
        <translation>Какими словами</translation>
    </message>
    <message>
        <source>Initials or a description, no name</source>
        <translation>Инициалы или описание, без имени</translation>
    </message>
    <message>
        <source>Injuries</source>
        <translation>Травмы</translation>
    </message>
    <message>
        <source>Injury</source>
        <translation>Травма</translation>
    </message>
    <message>
        <source>Kind and status</source>
        <translation>Вид и статус</translation>
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
        <source>Kind of place</source>
        <translation>Вид места</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>Вид источника</translation>
    </message>
    <message>
        <source>Kind of thing</source>
        <translation>Вид вещи</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Язык сообщения</translation>
    </message>
    <message>
        <source>Law that was named</source>
        <translation>Названный закон</translation>
    </message>
    <message>
        <source>Link another report</source>
        <translation>Связать с другим сообщением</translation>
    </message>
    <message>
        <source>Longer than {limit} characters. Shorten it.</source>
        <translation>Длиннее {limit} знаков. Сократите.</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Кто снял или составил</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Когда снято или составлено</translation>
    </message>
    <message>
        <source>Made where</source>
        <translation>Где снято или составлено</translation>
    </message>
    <message>
        <source>Marks and banners</source>
        <translation>Знаки и плакаты</translation>
    </message>
    <message>
        <source>Marks on clothes</source>
        <translation>Знаки на одежде</translation>
    </message>
    <message>
        <source>More than {limit} entries.</source>
        <translation>Больше {limit} записей.</translation>
    </message>
    <message>
        <source>Names that stand here travel with the report; in “People” they are kept apart.</source>
        <translation>Имена из этого текста передаются вместе с сообщением; в разделе «Люди» они хранятся отдельно.</translation>
    </message>
    <message>
        <source>Needs care</source>
        <translation>Нужна осторожность</translation>
    </message>
    <message>
        <source>New: {who}</source>
        <translation>Новый человек: {who}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>No date. Write 18:40, 14.02.2026, 2026-02 or 2026-02-14~ (about).</source>
        <translation>Это не дата. Пишите 18:40, 14.02.2026, 2026-02 или 2026-02-14~ (примерно).</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Notice given on</source>
        <translation>Когда уведомили</translation>
    </message>
    <message>
        <source>Notice given to</source>
        <translation>Кого уведомили</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Занятие</translation>
    </message>
    <message>
        <source>Of which people</source>
        <translation>Каких людей</translation>
    </message>
    <message>
        <source>Of whom, in words</source>
        <translation>Кого, словами</translation>
    </message>
    <message>
        <source>One line of text, with something in it.</source>
        <translation>Одна непустая строка текста.</translation>
    </message>
    <message>
        <source>One of the people</source>
        <translation>Один из людей</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Кто приказал</translation>
    </message>
    <message>
        <source>Organisers</source>
        <translation>Организаторы</translation>
    </message>
    <message>
        <source>Other reports</source>
        <translation>Другие сообщения</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>Part in it</source>
        <translation>Роль в случившемся</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Person, group or organisation</source>
        <translation>Человек, группа, организация</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Place, if another</source>
        <translation>Место, если другое</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Имущество</translation>
    </message>
    <message>
        <source>Reason that was given</source>
        <translation>Названная причина</translation>
    </message>
    <message>
        <source>Received from</source>
        <translation>От кого получен</translation>
    </message>
    <message>
        <source>Received how</source>
        <translation>Как получен</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Когда получен</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Надёжность</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Когда вернули</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Серийный номер</translation>
    </message>
    <message>
        <source>Several: Return after each</source>
        <translation>После каждой – Enter</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Пол</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>State of the file</source>
        <translation>Состояние файла</translation>
    </message>
    <message>
        <source>Stays behind when names don&apos;t travel</source>
        <translation>Не передаётся, если имена не передаются</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>Кто забрал</translation>
    </message>
    <message>
        <source>The authority&apos;s answer</source>
        <translation>Ответ властей</translation>
    </message>
    <message>
        <source>The end is before the beginning.</source>
        <translation>Окончание раньше начала.</translation>
    </message>
    <message>
        <source>The gathering</source>
        <translation>Собрание</translation>
    </message>
    <message>
        <source>The number is greater than {limit}.</source>
        <translation>Число больше {limit}.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Это нужно заполнить.</translation>
    </message>
    <message>
        <source>Three capital letters, such as KZT.</source>
        <translation>Три заглавные буквы, например KZT.</translation>
    </message>
    <message>
        <source>Three letters, such as KZT</source>
        <translation>Три буквы, например KZT</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Title of what was published</source>
        <translation>Название публикации</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>Under labels that name nobody. A whole name is kept apart.</source>
        <translation>Под обозначениями без имён. Полное имя хранится отдельно.</translation>
    </message>
    <message>
        <source>Unit or office</source>
        <translation>Отряд или ведомство</translation>
    </message>
    <message>
        <source>Units that came</source>
        <translation>Какие силы прибыли</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Стоимость</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Машины</translation>
    </message>
    <message>
        <source>Warnings to leave</source>
        <translation>Требования разойтись</translation>
    </message>
    <message>
        <source>Weapons and means</source>
        <translation>Оружие и средства</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Что с ней стало</translation>
    </message>
    <message>
        <source>What became of them</source>
        <translation>Что с ними стало</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>What is alleged</source>
        <translation>Что утверждают</translation>
    </message>
    <message>
        <source>What it gave away</source>
        <translation>Что она раскрыла</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Что на нём видно</translation>
    </message>
    <message>
        <source>What it was about</source>
        <translation>О чём оно было</translation>
    </message>
    <message>
        <source>What was broken, taken or searched.</source>
        <translation>Что сломали, забрали или обыскали.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Что сделали</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>When and where</source>
        <translation>Когда и где</translation>
    </message>
    <message>
        <source>When it was said</source>
        <translation>Когда это сказано</translation>
    </message>
    <message>
        <source>Where on the body</source>
        <translation>На какой части тела</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Who did what to whom, one act a line.</source>
        <translation>Кто что кому сделал: одно действие – одна строка.</translation>
    </message>
    <message>
        <source>Who had it</source>
        <translation>У кого была</translation>
    </message>
    <message>
        <source>Who is said to stand behind it</source>
        <translation>Кто, как говорят, за этим стоит</translation>
    </message>
    <message>
        <source>Who is said to stand behind it. It is kept apart from what was seen.</source>
        <translation>Кто, как говорят, за этим стоит. Хранится отдельно от увиденного.</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>Кто так говорит</translation>
    </message>
    <message>
        <source>Whole name, kept apart</source>
        <translation>Полное имя, хранится отдельно</translation>
    </message>
    <message>
        <source>Why it is said</source>
        <translation>Почему так говорят</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Без обозначения</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>Напишите целое число.</translation>
    </message>
    <message>
        <source>Write what happened: one sentence is enough.</source>
        <translation>Напишите, что произошло: достаточно одного предложения.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>any word for it: beaten, batons …</source>
        <translation>любое слово: избили, дубинки …</translation>
    </message>
    <message>
        <source>bruise, broken …</source>
        <translation>синяк, перелом …</translation>
    </message>
    <message>
        <source>camera, phone, banner …</source>
        <translation>камера, телефон, плакат …</translation>
    </message>
    <message>
        <source>group: {who}</source>
        <translation>группа: {who}</translation>
    </message>
    <message>
        <source>name kept apart</source>
        <translation>имя хранится отдельно</translation>
    </message>
    <message>
        <source>one of the people, or somebody new</source>
        <translation>кто-то из людей или новый человек</translation>
    </message>
    <message>
        <source>own observation, video, witness …</source>
        <translation>своё наблюдение, видео, свидетель …</translation>
    </message>
    <message>
        <source>owner: {who}</source>
        <translation>владелец: {who}</translation>
    </message>
    <message>
        <source>riot police, men in masks …</source>
        <translation>ОМОН, люди в масках …</translation>
    </message>
    <message>
        <source>words that stand in it</source>
        <translation>слова из него</translation>
    </message>
    <message>
        <source>{initials} (name kept apart)</source>
        <translation>{initials} (имя хранится отдельно)</translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message>
        <source>The report is saved as soon as its files are in the vault.</source>
        <translation>Сообщение сохранится, как только файлы окажутся в хранилище.</translation>
    </message>
    <message>
        <source>Wait until the files of this report are in the vault.</source>
        <translation>Подождите, пока файлы этого сообщения попадут в хранилище.</translation>
    </message>
    <message>
        <source>You began to change this report. This is what you wrote.</source>
        <translation>Вы начали менять это сообщение. Вот что вы написали.</translation>
    </message>
</context>
</TS>
