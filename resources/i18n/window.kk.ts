<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>MainWindow</name>
    <message>
        <source>Notes</source>
        <translation>Жазбалар</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
</context>
<context>
    <name>Workroom</name>
    <message>
        <source>Lock</source>
        <translation>Құлыптау</translation>
    </message>
</context>
</TS>
