<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>CheckpointForm</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Can go now: {records}, {files}, {size}.</source>
        <translation>Можно убрать сейчас: {records}, {files}, {size}.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Nothing here is safe elsewhere yet, so nothing can go.</source>
        <translation>Здесь ещё ничего нет, что надёжно хранилось бы в другом месте, поэтому убирать нечего.</translation>
    </message>
    <message>
        <source>Remove it now</source>
        <translation>Убрать сейчас</translation>
    </message>
    <message>
        <source>Remove what is safe elsewhere</source>
        <translation>Убрать то, что надёжно хранится в другом месте</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Удаление…</translation>
    </message>
    <message>
        <source>Stays: {once} on one drive only, {nowhere} on none.</source>
        <translation>Остаётся: {once} только на одном диске, {nowhere} ни на одном.</translation>
    </message>
</context>
<context>
    <name>EraseForm</name>
    <message>
        <source>Hold it for three seconds, with the mouse or with Space. What opens the vault goes at once, then its files, and the program starts anew. Backups and copies elsewhere stay. Flash memory may keep what was overwritten, but without the key it is of no use.</source>
        <translation>Держите три секунды мышью или пробелом. То, что открывает хранилище, исчезнет сразу, за ним файлы, и программа начнётся заново. Резервные копии в других местах останутся. Флеш-память может сохранить перезаписанное, но без ключа оно бесполезно.</translation>
    </message>
    <message>
        <source>Hold to erase this vault</source>
        <translation>Удерживайте, чтобы стереть хранилище</translation>
    </message>
</context>
<context>
    <name>RemainsView</name>
    <message numerus="yes">
        <source>%n bundle(s)</source>
        <translation>
            <numerusform>%n пакет</numerusform>
            <numerusform>%n пакета</numerusform>
            <numerusform>%n пакетов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n черновик</numerusform>
            <numerusform>%n черновика</numerusform>
            <numerusform>%n черновиков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Contacts: {names}</source>
        <translation>Контакты: {names}</translation>
    </message>
    <message>
        <source>Handed over: {bundles}, {size} together; taken in: {arrived}</source>
        <translation>Передано: {bundles}, всего {size}; принято: {arrived}</translation>
    </message>
    <message>
        <source>Lines of the custody log: {count}</source>
        <translation>Строк в журнале хранения: {count}</translation>
    </message>
    <message>
        <source>That they existed, when, and how large: {records}, {files}</source>
        <translation>Что они были, когда и какого размера: {records}, {files}</translation>
    </message>
    <message>
        <source>What somebody who opens this vault would still see</source>
        <translation>Что ещё увидит тот, кто откроет это хранилище</translation>
    </message>
    <message>
        <source>Whole: {records}, {files}, {drafts}</source>
        <translation>Целиком: {records}, {files}, {drafts}</translation>
    </message>
</context>
<context>
    <name>SafetyPage</name>
    <message numerus="yes">
        <source>%n record(s) removed. What is left to be seen is below.</source>
        <translation>
            <numerusform>Удалена %n запись. Что ещё можно увидеть, сказано ниже.</numerusform>
            <numerusform>Удалены %n записи. Что ещё можно увидеть, сказано ниже.</numerusform>
            <numerusform>Удалено %n записей. Что ещё можно увидеть, сказано ниже.</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy on another drive, and whether everything in the vault still holds.</source>
        <translation>Копия на другом диске и проверка, всё ли в хранилище цело.</translation>
    </message>
    <message>
        <source>A recovery card of your organisation can open this vault, if you let it.</source>
        <translation>Карточка восстановления вашей организации может открыть это хранилище, если вы разрешите.</translation>
    </message>
    <message>
        <source>Backup and check</source>
        <translation>Резервная копия и проверка</translation>
    </message>
    <message>
        <source>Backup and check…</source>
        <translation>Резервная копия и проверка…</translation>
    </message>
    <message>
        <source>Before a checkpoint</source>
        <translation>Перед досмотром</translation>
    </message>
    <message>
        <source>Before a checkpoint, after a loss, in an emergency.</source>
        <translation>Перед досмотром, после потери, в крайнем случае.</translation>
    </message>
    <message>
        <source>Erase the vault</source>
        <translation>Стереть хранилище</translation>
    </message>
    <message>
        <source>Everything in it is gone then, for everybody, for good.</source>
        <translation>Тогда всё в нём пропадёт для всех и навсегда.</translation>
    </message>
    <message>
        <source>If the passphrase is lost</source>
        <translation>Если парольная фраза потеряна</translation>
    </message>
    <message>
        <source>Recovery cards…</source>
        <translation>Карточки восстановления…</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Безопасность</translation>
    </message>
    <message>
        <source>What lies on two drives that were read back, or what a receipt says has arrived, can be removed here at once. Everything else stays.</source>
        <translation>То, что лежит на двух прочитанных обратно дисках или о чём квитанция говорит, что оно дошло, можно сразу убрать отсюда. Всё остальное остаётся.</translation>
    </message>
</context>
</TS>
