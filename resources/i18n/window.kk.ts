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
        <source>Backup and check</source>
        <translation>Сақтық көшірме және тексеру</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Байланыстар</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Жобалар</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Дәлелдер</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Кейін не болды</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Тапсыру</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Анықтама</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Қабылдау</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Қайшылықтар</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Келгендер</translation>
    </message>
    <message>
        <source>Merge versions</source>
        <translation>Нұсқаларды біріктіру</translation>
    </message>
    <message>
        <source>New keys for the vault</source>
        <translation>Қойманың жаңа кілттері</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Жаңа хабарлама</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Қалпына келтіру</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Хабарлама</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Хабарламалар</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Қауіпсіздік</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
    <message>
        <source>Your keys</source>
        <translation>Кілттеріңіз</translation>
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
