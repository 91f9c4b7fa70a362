<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>DraftDetail</name>
    <message>
        <source>Continue</source>
        <translation>Жалғастыру</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Біржола жою</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Жою …</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Қалдыру</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>Nothing written yet</source>
        <translation>Әзірге ештеңе жазылмаған</translation>
    </message>
    <message>
        <source>change to a report</source>
        <translation>хабарламаға өзгеріс</translation>
    </message>
    <message>
        <source>files: {count}</source>
        <translation>файл: {count}</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Drafts</source>
        <translation>Жобалар</translation>
    </message>
    <message>
        <source>Kept in the vault until you save them as reports. They are never handed over.</source>
        <translation>Хабарлама ретінде сақтағанға дейін осында тұрады. Жобалар ешкімге тапсырылмайды.</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>Жаңа хабарлама</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Жоба жоқ</translation>
    </message>
    <message>
        <source>The draft was deleted.</source>
        <translation>Жоба жойылды.</translation>
    </message>
    <message>
        <source>What you are writing is kept here by itself until you save it.</source>
        <translation>Жазып отырғаныңыз «Сақтау» батырмасын басқанша осында өздігінен сақталып тұрады.</translation>
    </message>
</context>
</TS>
