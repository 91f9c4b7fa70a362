<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>HelpPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back to the page you were on (Esc)</source>
        <translation>Вернуться на страницу, где вы были (Esc)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Text of the help</source>
        <translation>Текст справки</translation>
    </message>
</context>
</TS>
