<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Controls</name>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следующая страница</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>Стр. {page} из {count}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Place in the recording</source>
        <translation>Место в записи</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Воспроизвести</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Показать целиком</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Turn clockwise</source>
        <translation>Повернуть по часовой стрелке</translation>
    </message>
    <message>
        <source>Turn sound off</source>
        <translation>Выключить звук</translation>
    </message>
    <message>
        <source>Turn sound on</source>
        <translation>Включить звук</translation>
    </message>
</context>
<context>
    <name>CopyForm</name>
    <message>
        <source>A copy outside the vault</source>
        <translation>Копия вне хранилища</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>For a court or an expert: the original, bit for bit. The custody log notes that it was saved.</source>
        <translation>Для суда или эксперта: оригинал без малейших изменений. В журнале хранения останется запись о том, что копию сохранили.</translation>
    </message>
    <message>
        <source>Save a copy outside the vault</source>
        <translation>Сохранить копию вне хранилища</translation>
    </message>
    <message>
        <source>Save a copy outside the vault…</source>
        <translation>Сохранить копию вне хранилища…</translation>
    </message>
    <message>
        <source>Save it unencrypted</source>
        <translation>Сохранить без шифрования</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>Копия сохраняется</translation>
    </message>
    <message>
        <source>The copy will not be encrypted. Whoever gets hold of that drive or computer can open it and read everything in it, also where and with what it was recorded. Even after you erase it, traces may remain.</source>
        <translation>Копия не будет зашифрована. Любой, к кому попадёт этот диск или компьютер, сможет её открыть и увидеть всё, что в ней есть, в том числе где и чем была сделана запись. Даже если вы её сотрёте, могут остаться следы.</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy was saved as {name}. It is not encrypted.</source>
        <translation>Копия сохранена под именем {name}. Она не зашифрована.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копия</translation>
    </message>
    <message>
        <source>Custody log</source>
        <translation>Журнал хранения</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Сведения</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Доказательства</translation>
    </message>
    <message>
        <source>Evidence of a report</source>
        <translation>Доказательства к сообщению</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>No evidence yet</source>
        <translation>Доказательств пока нет</translation>
    </message>
    <message>
        <source>Not in this vault</source>
        <translation>Нет в этом хранилище</translation>
    </message>
    <message>
        <source>Photos, recordings and documents that you add to a report are listed here. They are kept encrypted, exactly as they came.</source>
        <translation>Здесь появятся фотографии, записи и документы, которые вы добавите к сообщениям. Они хранятся зашифрованными и ровно в том виде, в каком поступили.</translation>
    </message>
    <message>
        <source>Show all evidence</source>
        <translation>Показать все доказательства</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>What happened to the file</source>
        <translation>Что происходило с файлом</translation>
    </message>
    <message>
        <source>What the file tells about itself</source>
        <translation>Что файл сообщает о себе</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>A report names this file, but the file itself isn&apos;t here: it hasn&apos;t come yet, or it was erased after somebody else had confirmed that they keep it.</source>
        <translation>В сообщении этот файл указан, но самого файла здесь нет: он ещё не поступил или был стёрт после того, как другой человек подтвердил, что хранит его у себя.</translation>
    </message>
    <message>
        <source>Choose a file in the list</source>
        <translation>Выберите файл в списке</translation>
    </message>
    <message>
        <source>Not in this vault</source>
        <translation>Нет в этом хранилище</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Открывается…</translation>
    </message>
    <message>
        <source>Press Space to listen. Everybody near you hears it too, unless headphones are plugged in.</source>
        <translation>Нажмите пробел, чтобы слушать. Без наушников это услышат и все рядом.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. The file is unchanged in the vault.</source>
        <translation>В программе произошёл сбой. Файл в хранилище не изменился.</translation>
    </message>
    <message>
        <source>This file can&apos;t be shown</source>
        <translation>Этот файл нельзя показать</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>An entry whose content was erased</source>
        <translation>Запись, содержание которой стёрто</translation>
    </message>
    <message>
        <source>Nothing else is known from the file itself.</source>
        <translation>Больше файл ничего о себе не сообщает.</translation>
    </message>
    <message>
        <source>Reveals nothing about anybody by itself</source>
        <translation>Само по себе ни о ком ничего не говорит</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Файл</translation>
    </message>
</context>
</TS>
