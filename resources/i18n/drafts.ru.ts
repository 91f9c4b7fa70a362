<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>DraftDetail</name>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Удалить навсегда</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Удалить …</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>Nothing written yet</source>
        <translation>Пока ничего не написано</translation>
    </message>
    <message>
        <source>change to a report</source>
        <translation>изменение сообщения</translation>
    </message>
    <message>
        <source>files: {count}</source>
        <translation>файлов: {count}</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Drafts</source>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>Kept in the vault until you save them as reports. They are never handed over.</source>
        <translation>Хранятся здесь, пока вы не сохраните их как сообщения. Черновики никому не передаются.</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Новое сообщение</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Черновиков нет</translation>
    </message>
    <message>
        <source>The draft was deleted.</source>
        <translation>Черновик удалён.</translation>
    </message>
    <message>
        <source>What you are writing is kept here by itself until you save it.</source>
        <translation>То, что вы пишете, само сохраняется здесь, пока вы не нажмёте «Сохранить».</translation>
    </message>
</context>
</TS>
