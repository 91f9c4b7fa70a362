<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>FilterBar</name>
    <message>
        <source>Act</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Anything</source>
        <translation>Любая оценка</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Сбросить поиск и фильтры</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С даты</translation>
    </message>
    <message>
        <source>How it was assessed</source>
        <translation>Как оценено</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>Не передано</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Place, as written in the report</source>
        <translation>Место, как в сообщении</translation>
    </message>
    <message>
        <source>Search in all reports</source>
        <translation>Искать во всех сообщениях</translation>
    </message>
    <message>
        <source>Somebody’s name</source>
        <translation>Чьё-то имя</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>To</source>
        <translation>По дату</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Что было сделано</translation>
    </message>
    <message>
        <source>With evidence</source>
        <translation>С доказательствами</translation>
    </message>
    <message>
        <source>Write it as 2026, 2026-02 or 2026-02-14.</source>
        <translation>Запишите так: 2026, 2026-02 или 2026-02-14.</translation>
    </message>
    <message>
        <source>begin to type</source>
        <translation>начните вводить</translation>
    </message>
    <message>
        <source>for example 2026-02</source>
        <translation>например, 2026-02</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>Conflict</source>
        <translation>Конфликт</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>Не передано</translation>
    </message>
    <message>
        <source>Without words</source>
        <translation>Без текста</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln сообщение</numerusform>
            <numerusform>%Ln сообщения</numerusform>
            <numerusform>%Ln сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>Выбрано: %Ln</numerusform>
            <numerusform>Выбрано: %Ln</numerusform>
            <numerusform>Выбрано: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand over selected</source>
        <translation>Передать выбранные</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Новое сообщение</translation>
    </message>
    <message>
        <source>No report has all that is looked for. Use fewer words or filters.</source>
        <translation>Нет сообщения, в котором есть всё, что вы ищете. Уберите часть слов или фильтров.</translation>
    </message>
    <message>
        <source>No reports yet</source>
        <translation>Сообщений пока нет</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Open this report</source>
        <translation>Открыть сообщение</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Show all reports</source>
        <translation>Показать все сообщения</translation>
    </message>
    <message>
        <source>What you write down is kept here, encrypted, with every version of it.</source>
        <translation>Здесь в зашифрованном виде хранится всё, что вы записали, вместе со всеми версиями.</translation>
    </message>
</context>
</TS>
