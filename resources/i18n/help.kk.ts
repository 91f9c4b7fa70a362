<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>HelpPage</name>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Back to the page you were on (Esc)</source>
        <translation>Болған бетке қайту (Esc)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Анықтама</translation>
    </message>
    <message>
        <source>Text of the help</source>
        <translation>Анықтама мәтіні</translation>
    </message>
</context>
</TS>
