<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>AccountView</name>
    <message numerus="yes">
        <source>%n act(s)</source>
        <translation>
            <numerusform>%n действие</numerusform>
            <numerusform>%n действия</numerusform>
            <numerusform>%n действий</numerusform>
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
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Рассказ</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>От: {name}</translation>
    </message>
    <message>
        <source>The account is hidden. Space shows it again.</source>
        <translation>Рассказ скрыт. Пробел покажет его снова.</translation>
    </message>
    <message>
        <source>Withdrawn by you, {date}: {judgement}</source>
        <translation>Вы отозвали, {date}: {judgement}</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>Corroborated (V)</source>
        <translation>Подкреплено (V)</translation>
    </message>
    <message>
        <source>Corroborated: “{title}”. It is written in a few seconds.</source>
        <translation>Подкреплено: «{title}». Будет записано через несколько секунд.</translation>
    </message>
    <message>
        <source>Duplicate (D)</source>
        <translation>Повтор (D)</translation>
    </message>
    <message>
        <source>Duplicate: “{title}”. It is written in a few seconds.</source>
        <translation>Повтор: «{title}». Будет записано через несколько секунд.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Приём</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Входящие</translation>
    </message>
    <message>
        <source>Needs information (I)</source>
        <translation>Нужны сведения (I)</translation>
    </message>
    <message>
        <source>Needs information: “{title}”. It is written in a few seconds.</source>
        <translation>Нужны сведения: «{title}». Будет записано через несколько секунд.</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Всё разобрано</translation>
    </message>
    <message>
        <source>Reports that wait for a judgement</source>
        <translation>Сообщения, ждущие оценки</translation>
    </message>
    <message>
        <source>Reports that you import and have not judged yet stand here.</source>
        <translation>Здесь появляются принятые сообщения, которые вы ещё не оценили.</translation>
    </message>
    <message>
        <source>Set aside (X)</source>
        <translation>Отложить (X)</translation>
    </message>
    <message>
        <source>Set aside: “{title}”. It is written in a few seconds.</source>
        <translation>Отложено: «{title}». Будет записано через несколько секунд.</translation>
    </message>
    <message>
        <source>Take back … (U)</source>
        <translation>Отозвать … (U)</translation>
    </message>
    <message>
        <source>There is no judgement of yours that could be withdrawn.</source>
        <translation>Нет вашей оценки, которую можно отозвать.</translation>
    </message>
    <message>
        <source>Withdraw a judgement that was written already</source>
        <translation>Отозвать уже записанную оценку</translation>
    </message>
    <message>
        <source>Withdrawn: {judgement}, “{title}”.</source>
        <translation>Отозвано: {judgement}, «{title}».</translation>
    </message>
    <message>
        <source>{left} of {total} left</source>
        <translation>Осталось {left} из {total}</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo (U)</source>
        <translation>Отменить (U)</translation>
    </message>
</context>
<context>
    <name>WithdrawForm</name>
    <message>
        <source>It no longer holds then. What it said stays in the history.</source>
        <translation>Она перестанет действовать. Сказанное в ней останется в истории.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Why (may stay empty)</source>
        <translation>Почему (можно не заполнять)</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Withdraw which judgement?</source>
        <translation>Какую оценку отозвать?</translation>
    </message>
</context>
<context>
    <name>WordsForm</name>
    <message>
        <source>Choose the report that it repeats.</source>
        <translation>Выберите сообщение, которое здесь повторяется.</translation>
    </message>
    <message>
        <source>It repeats</source>
        <translation>Повторяет</translation>
    </message>
    <message>
        <source>Judge and go on</source>
        <translation>Оценить и дальше</translation>
    </message>
    <message>
        <source>Look for the report that it repeats</source>
        <translation>Найдите сообщение, которое здесь повторяется</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>The question travels back to the sender in the next receipt.</source>
        <translation>Вопрос уйдёт отправителю со следующей квитанцией.</translation>
    </message>
    <message>
        <source>The reason is your own note. The report itself stays as it is.</source>
        <translation>Причина – ваша собственная пометка. Само сообщение не меняется.</translation>
    </message>
    <message>
        <source>What do you need to know?</source>
        <translation>Что нужно узнать?</translation>
    </message>
    <message>
        <source>Why is it set aside?</source>
        <translation>Почему отложено?</translation>
    </message>
    <message>
        <source>Write it in a sentence.</source>
        <translation>Напишите хотя бы одно предложение.</translation>
    </message>
</context>
</TS>
