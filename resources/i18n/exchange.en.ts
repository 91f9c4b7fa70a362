<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>AftermathView</name>
    <message numerus="yes">
        <source>%n file(s) of evidence</source>
        <translation>
            <numerusform>%n file of evidence</numerusform>
            <numerusform>%n files of evidence</numerusform>
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
<context>
    <name>ContactView</name>
    <message numerus="yes">
        <source>%n bundle(s) of this contact are kept unopened.</source>
        <translation>
            <numerusform>%n bundle of this contact is kept unopened.</numerusform>
            <numerusform>%n bundles of this contact are kept unopened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message numerus="yes">
        <source>%n bundle(s) can now be imported.</source>
        <translation>
            <numerusform>%n bundle can now be imported.</numerusform>
            <numerusform>%n bundles can now be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftsLeft</name>
    <message numerus="yes">
        <source>%n draft(s) will not go along: only what is saved does.</source>
        <translation>
            <numerusform>%n draft will not go along: only what is saved does.</numerusform>
            <numerusform>%n drafts will not go along: only what is saved does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Going</name>
    <message numerus="yes">
        <source>%n file(s) of evidence</source>
        <translation>
            <numerusform>%n file of evidence</numerusform>
            <numerusform>%n files of evidence</numerusform>
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
<context>
    <name>HandoverDone</name>
    <message numerus="yes">
        <source>%n file(s) of evidence</source>
        <translation>
            <numerusform>%n file of evidence</numerusform>
            <numerusform>%n files of evidence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tidied away from there: %n unfinished file(s) that an interrupted handover of yours had left: {names}</source>
        <translation>
            <numerusform>Tidied away from there: %n unfinished file that an interrupted handover of yours had left: {names}</numerusform>
            <numerusform>Tidied away from there: %n unfinished files that an interrupted handover of yours had left: {names}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandoverForm</name>
    <message numerus="yes">
        <source>%n chosen report(s)</source>
        <translation>
            <numerusform>%n chosen report</numerusform>
            <numerusform>%n chosen reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportFoot</name>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n receipt(s) to the drive</source>
        <translation>
            <numerusform>Write %n receipt to the drive</numerusform>
            <numerusform>Write %n receipts to the drive</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n bundle(s) for other people were passed over.</source>
        <translation>
            <numerusform>%n bundle for other people was passed over.</numerusform>
            <numerusform>%n bundles for other people were passed over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%n arrived and are in a verified backup there.</source>
        <translation>
            <numerusform>%n arrived and is in a verified backup there.</numerusform>
            <numerusform>%n arrived and are in a verified backup there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived and are not in a backup yet: keep them.</source>
        <translation>
            <numerusform>%n arrived and is not in a backup yet: keep it.</numerusform>
            <numerusform>%n arrived and are not in a backup yet: keep them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived damaged or were refused: hand them over again.</source>
        <translation>
            <numerusform>%n arrived damaged or was refused: hand it over again.</numerusform>
            <numerusform>%n arrived damaged or were refused: hand them over again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged or not valid: set aside, the rest can be taken.</source>
        <translation>
            <numerusform>%n damaged or not valid: it is set aside, the rest can be taken.</numerusform>
            <numerusform>%n damaged or not valid: they are set aside, the rest can be taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier bundle(s) of this sender never arrived. Missing: {numbers}</source>
        <translation>
            <numerusform>%n earlier bundle of this sender never arrived. Missing: {numbers}</numerusform>
            <numerusform>%n earlier bundles of this sender never arrived. Missing: {numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stored</source>
        <translation>
            <numerusform>%n file stored</numerusform>
            <numerusform>%n files stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new file(s)</source>
        <translation>
            <numerusform>%n new file</numerusform>
            <numerusform>%n new files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s)</source>
        <translation>
            <numerusform>%n new record</numerusform>
            <numerusform>%n new records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your handovers never arrived there.</source>
        <translation>
            <numerusform>%n of your handovers never arrived there.</numerusform>
            <numerusform>%n of your handovers never arrived there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) stored</source>
        <translation>
            <numerusform>%n record stored</numerusform>
            <numerusform>%n records stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message numerus="yes">
        <source>%n bundle(s) kept unopened, from: {names}</source>
        <translation>
            <numerusform>%n bundle kept unopened, from: {names}</numerusform>
            <numerusform>%n bundles kept unopened, from: {names}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counting</name>
    <message numerus="yes">
        <source>%n item(s) went to nobody else: hand them over.</source>
        <translation>
            <numerusform>%n item went to nobody else: hand it over.</numerusform>
            <numerusform>%n items went to nobody else: hand them over.</numerusform>
        </translation>
    </message>
</context>
</TS>
