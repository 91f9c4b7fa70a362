<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>CapturePage</name>
    <message numerus="yes">
        <source>Continue a draft (%n)</source>
        <translation>
            <numerusform>Continue a draft (%n)</numerusform>
            <numerusform>Continue a draft (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhenField</name>
    <message numerus="yes">
        <source>%n minute(s) earlier</source>
        <translation>
            <numerusform>%n minute earlier</numerusform>
            <numerusform>%n minutes earlier</numerusform>
        </translation>
    </message>
</context>
</TS>
