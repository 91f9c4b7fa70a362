<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Закрыть это сообщение</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What you saved is safe in the vault. Try again; if it happens again, tell whoever looks after the program: {place}</source>
        <translation>В программе произошла ошибка. Всё сохранённое цело и лежит в хранилище. Попробуйте ещё раз; если ошибка повторится, передайте тому, кто отвечает за программу: {place}</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Включён Caps Lock.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Скрыть парольную фразу</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Показать парольную фразу</translation>
    </message>
    <message>
        <source>The keyboard writes Cyrillic letters.</source>
        <translation>Клавиатура печатает кириллицей.</translation>
    </message>
    <message>
        <source>The keyboard writes Latin letters.</source>
        <translation>Клавиатура печатает латиницей.</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Останавливаю…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} из {total}</translation>
    </message>
    <message>
        <source>{far} – about {minutes} min left</source>
        <translation>{far} – осталось около {minutes} мин</translation>
    </message>
    <message>
        <source>{far} – about {seconds} s left</source>
        <translation>{far} – осталось около {seconds} с</translation>
    </message>
    <message>
        <source>{far} – {speed} a second</source>
        <translation>{far} – {speed} в секунду</translation>
    </message>
</context>
<context>
    <name>SheetsForm</name>
    <message>
        <source>All of them, or the first four letters of each, in their order.</source>
        <translation>Все подряд или первые четыре буквы каждого, по порядку.</translation>
    </message>
    <message>
        <source>Take this sheet</source>
        <translation>Принять этот лист</translation>
    </message>
    <message>
        <source>The words of a sheet</source>
        <translation>Слова с листа</translation>
    </message>
    <message>
        <source>{given} of {needed} sheets taken</source>
        <translation>Принято листов: {given} из {needed}</translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Good: it takes an office many years.</source>
        <translation>Хорошая: целому отделу понадобится много лет.</translation>
    </message>
    <message>
        <source>Several random words are easy to type and hard to guess.</source>
        <translation>Несколько случайных слов легко набрать и трудно угадать.</translation>
    </message>
    <message>
        <source>Strong: nobody will guess it.</source>
        <translation>Надёжная: её никто не угадает.</translation>
    </message>
    <message>
        <source>Too weak: a computer guesses it in days. Use four or more random words.</source>
        <translation>Слишком слабая: компьютер подберёт её за считаные дни. Возьмите не меньше четырёх случайных слов.</translation>
    </message>
    <message>
        <source>Weak: it holds against one person, not against an office. Add a word or two.</source>
        <translation>Слабая: устоит против одного человека, но не против целого отдела. Добавьте одно-два слова.</translation>
    </message>
</context>
</TS>
