<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>MakeCard</name>
    <message numerus="yes">
        <source>Now %n of the trustees type their words from paper. Only then is it known that what they keep opens something.</source>
        <translation>
            <numerusform>Now %n of the trustees types the words from paper. Only then is it known that what is kept opens something.</numerusform>
            <numerusform>Now %n of the trustees type their words from paper. Only then is it known that what they keep opens something.</numerusform>
        </translation>
    </message>
</context>
</TS>
