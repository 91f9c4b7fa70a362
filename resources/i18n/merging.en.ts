<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>MergingPage</name>
    <message numerus="yes">
        <source>%Ln decision(s) left</source>
        <translation>
            <numerusform>%Ln decision left</numerusform>
            <numerusform>%Ln decisions left</numerusform>
        </translation>
    </message>
</context>
</TS>
