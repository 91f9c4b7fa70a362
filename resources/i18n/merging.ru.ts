<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Merging</name>
    <message>
        <source>Added: {who}. It is taken.</source>
        <translation>Добавила {who}. Это войдёт в новую версию.</translation>
    </message>
    <message>
        <source>Changed: {who}. It is taken.</source>
        <translation>Изменила {who}. Это войдёт в новую версию.</translation>
    </message>
    <message>
        <source>One took this away, another one changed it or refers to it. Choose.</source>
        <translation>В одной версии это убрали, а в другой изменили или на это ссылаются. Выберите.</translation>
    </message>
    <message>
        <source>Several changed this. Choose one.</source>
        <translation>Это изменили в нескольких версиях. Выберите одну.</translation>
    </message>
    <message>
        <source>Taken away: {who}. Nobody else changed it.</source>
        <translation>Убрала {who}. В других версиях это не меняли.</translation>
    </message>
    <message>
        <source>The versions differ. Choose one.</source>
        <translation>Версии расходятся. Выберите одну.</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Версия {n}</translation>
    </message>
    <message>
        <source>says nothing of it</source>
        <translation>об этом не говорит</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>неизвестный автор</translation>
    </message>
    <message>
        <source>took it away</source>
        <translation>убрано</translation>
    </message>
</context>
<context>
    <name>MergingPage</name>
    <message numerus="yes">
        <source>%Ln decision(s) left</source>
        <translation>
            <numerusform>Осталось решить: %Ln</numerusform>
            <numerusform>Осталось решить: %Ln</numerusform>
            <numerusform>Осталось решить: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>All is decided</source>
        <translation>Всё решено</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Choose one of these first.</source>
        <translation>Сначала выберите одно из этого.</translation>
    </message>
    <message>
        <source>Merge versions</source>
        <translation>Объединение версий</translation>
    </message>
    <message>
        <source>Only one version changed this. You can choose otherwise.</source>
        <translation>Это изменили только в одной версии. Можно выбрать и другое.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save the merged version ({keys})</source>
        <translation>Сохранить объединённую версию ({keys})</translation>
    </message>
    <message>
        <source>Taken by itself</source>
        <translation>Без вопросов</translation>
    </message>
    <message>
        <source>The same in all versions</source>
        <translation>Одинаково во всех версиях</translation>
    </message>
    <message>
        <source>These versions were written without knowing of each other. What you save here replaces them; all of them stay in the history.</source>
        <translation>Эти версии писали, не зная друг о друге. То, что вы здесь сохраните, заменит их; все они останутся в истории.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Нужно решить</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>Another text</source>
        <translation>Другой текст</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Было:</translation>
    </message>
</context>
</TS>
