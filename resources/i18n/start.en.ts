<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%n file(s) in the backup can&apos;t be read or are damaged, and the rest was restored. Keep the backup: another drive port or computer may still read them, and others may have them.</source>
        <translation>
            <numerusform>%n file in the backup can&apos;t be read or is damaged, and the rest was restored. Keep the backup: another drive port or computer may still read it, and others may have it.</numerusform>
            <numerusform>%n files in the backup can&apos;t be read or are damaged, and the rest was restored. Keep the backup: another drive port or computer may still read them, and others may have them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more.</source>
        <translation>
            <numerusform>%n more.</numerusform>
            <numerusform>%n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Salvage</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
</TS>
