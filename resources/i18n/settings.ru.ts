<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>PassphraseForm</name>
    <message>
        <source>Change the passphrase</source>
        <translation>Сменить парольную фразу</translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation>Нынешняя парольная фраза</translation>
    </message>
    <message>
        <source>Type the passphrase that opens the vault now.</source>
        <translation>Введите фразу, которая открывает хранилище сейчас.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минута</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Colours as the system has them</source>
        <translation>Цвета – как в системе</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Скопировать путь</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source>Everything is in this one folder. To move it, lock the vault, move the whole folder, and choose it when you unlock.</source>
        <translation>Всё лежит в одной этой папке. Чтобы перенести её, заблокируйте хранилище, переместите папку целиком и выберите её при разблокировке.</translation>
    </message>
    <message>
        <source>If somebody may know the passphrase, or had this device or a copy of the vault, give the whole vault new keys.</source>
        <translation>Если парольную фразу могли узнать или если в чужих руках побывало устройство либо копия хранилища, смените ключи всего хранилища.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Language and colours</source>
        <translation>Язык и цвета</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Lock when nobody touches the computer for</source>
        <translation>Блокировать, если к компьютеру не прикасались</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Блокировка</translation>
    </message>
    <message>
        <source>Locking takes a moment and loses nothing: drafts are kept. It also happens when the computer goes to sleep.</source>
        <translation>Блокировка мгновенна, и ничего не пропадает: черновики сохраняются. Она срабатывает и тогда, когда компьютер засыпает.</translation>
    </message>
    <message>
        <source>Neutral window</source>
        <translation>Нейтральное окно</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
    <message>
        <source>New keys for the vault…</source>
        <translation>Новые ключи хранилища…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>The old one no longer opens this vault afterwards. A copy of the vault that somebody made earlier still opens with the old one.</source>
        <translation>Прежняя фраза после этого хранилище не откроет. Но копию хранилища, которую кто-то сделал раньше, она по-прежнему открывает.</translation>
    </message>
    <message>
        <source>The passphrase was changed. From now on only the new one opens this vault.</source>
        <translation>Парольная фраза изменена. Теперь это хранилище открывает только новая.</translation>
    </message>
    <message>
        <source>The title and the icon of the window say “Notes”, so that somebody who glances at the screen or the task bar learns nothing.</source>
        <translation>В заголовке и на значке окна – «Заметки»: кто мельком взглянет на экран или панель задач, ничего не узнает.</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Хранилище</translation>
    </message>
</context>
</TS>
