<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>ByPin</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минуту</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wrong one(s)</source>
        <translation>
            <numerusform>%n ошибки</numerusform>
            <numerusform>%n ошибок</numerusform>
            <numerusform>%n ошибок</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN-код</translation>
    </message>
    <message>
        <source>The PIN opens the vault for {minutes} more. After that, or after {tries}, only the passphrase does.</source>
        <translation>PIN-код открывает хранилище ещё {minutes}. Потом, или после {tries}, — только парольная фраза.</translation>
    </message>
    <message>
        <source>The PIN was wrong three times. Only the passphrase opens the vault now.</source>
        <translation>PIN-код трижды был неверным. Теперь хранилище открывает только парольная фраза.</translation>
    </message>
    <message>
        <source>The time for the PIN is over. Use the passphrase.</source>
        <translation>Время PIN-кода истекло. Введите парольную фразу.</translation>
    </message>
    <message>
        <source>Type the PIN.</source>
        <translation>Введите PIN-код.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Разблокируется…</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Ввести парольную фразу</translation>
    </message>
</context>
<context>
    <name>Chord</name>
    <message>
        <source>In an emergency press Shift+Escape three times: the window is gone at once, and the program with it. Nothing is asked and nothing saved first; what you typed in the last seconds may be lost.</source>
        <translation>В крайнем случае трижды нажмите Shift+Escape: окно сразу исчезнет, и программа вместе с ним. Ничего не спрашивается и не сохраняется; набранное за последние секунды может пропасть.</translation>
    </message>
</context>
<context>
    <name>PinForm</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минуту</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Сменить PIN-код</translation>
    </message>
    <message>
        <source>Change the PIN…</source>
        <translation>Сменить PIN-код…</translation>
    </message>
    <message>
        <source>Off: only the passphrase opens the vault. A PIN never helps after you locked it yourself, after sleep, or on another computer.</source>
        <translation>Выключено: хранилище открывает только парольная фраза. PIN-код никогда не подходит после того, как вы заблокировали хранилище сами, после сна и на другом компьютере.</translation>
    </message>
    <message>
        <source>On: for {minutes} after the vault locked itself because nobody touched the computer, the PIN opens it. Three wrong ones, and only the passphrase does.</source>
        <translation>Включено: если хранилище заблокировалось само, потому что к компьютеру не прикасались, PIN-код открывает его ещё {minutes}. После трёх ошибок — только парольная фраза.</translation>
    </message>
    <message numerus="yes">
        <source>One computer like this one tries all PINs of %n digit(s) in about {span}; ten need a tenth of that.</source>
        <translation>
            <numerusform>Один такой компьютер переберёт все PIN-коды из %n цифры примерно за {span}; десяти хватит десятой доли этого времени.</numerusform>
            <numerusform>Один такой компьютер переберёт все PIN-коды из %n цифр примерно за {span}; десяти хватит десятой доли этого времени.</numerusform>
            <numerusform>Один такой компьютер переберёт все PIN-коды из %n цифр примерно за {span}; десяти хватит десятой доли этого времени.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open with a PIN after the vault locked itself</source>
        <translation>Открывать PIN-кодом, если хранилище заблокировалось само</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN-код</translation>
    </message>
    <message>
        <source>Passphrase of the vault</source>
        <translation>Парольная фраза хранилища</translation>
    </message>
    <message>
        <source>The PIN again</source>
        <translation>PIN-код ещё раз</translation>
    </message>
    <message>
        <source>The PIN is off. Only the passphrase opens the vault.</source>
        <translation>PIN-код выключен. Хранилище открывает только парольная фраза.</translation>
    </message>
    <message>
        <source>The PIN is on.</source>
        <translation>PIN-код включён.</translation>
    </message>
    <message>
        <source>The PIN opens the vault for</source>
        <translation>PIN-код открывает хранилище в течение</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>PIN-коды не совпадают.</translation>
    </message>
    <message>
        <source>Turn the PIN on</source>
        <translation>Включить PIN-код</translation>
    </message>
    <message>
        <source>Type the passphrase of the vault.</source>
        <translation>Введите парольную фразу хранилища.</translation>
    </message>
    <message>
        <source>What it costs: whoever takes this computer, switched on, within that time no longer needs the passphrase, but only has to guess the PIN. At the keyboard there are three tries. With a copy of the computer&apos;s memory there is no limit.</source>
        <translation>Чего это стоит: кто заберёт этот компьютер включённым в это время, тому уже не нужна парольная фраза — останется подобрать PIN-код. С клавиатуры есть три попытки. С копией памяти компьютера их сколько угодно.</translation>
    </message>
    <message>
        <source>{least} to {most} digits that nobody guesses first.</source>
        <translation>От {least} до {most} цифр, которые никто не пробует первыми.</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n час</numerusform>
            <numerusform>%n часа</numerusform>
            <numerusform>%n часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минуту</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n год</numerusform>
            <numerusform>%n года</numerusform>
            <numerusform>%n лет</numerusform>
        </translation>
    </message>
</context>
</TS>
