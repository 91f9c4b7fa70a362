<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>MainWindow</name>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Backup and check</source>
        <translation>Резервная копия и проверка</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Доказательства</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Что было дальше</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Передача</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Приём</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Входящие</translation>
    </message>
    <message>
        <source>Merge versions</source>
        <translation>Объединение версий</translation>
    </message>
    <message>
        <source>New keys for the vault</source>
        <translation>Новые ключи хранилища</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Новое сообщение</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Восстановление</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Безопасность</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Your keys</source>
        <translation>Ваши ключи</translation>
    </message>
</context>
<context>
    <name>Workroom</name>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
</context>
</TS>
