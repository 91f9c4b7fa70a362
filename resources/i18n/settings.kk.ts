<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>PassphraseForm</name>
    <message>
        <source>Change the passphrase</source>
        <translation>Құпия сөйлемді өзгерту</translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation>Қазіргі құпия сөйлем</translation>
    </message>
    <message>
        <source>Type the passphrase that opens the vault now.</source>
        <translation>Қойманы қазір ашатын құпия сөйлемді теріңіз.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Colours as the system has them</source>
        <translation>Түстер жүйедегідей</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Жолды көшіру</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Күңгірт</translation>
    </message>
    <message>
        <source>Everything is in this one folder. To move it, lock the vault, move the whole folder, and choose it when you unlock.</source>
        <translation>Барлығы осы бір қалтада. Оны көшіру үшін қойманы құлыптап, қалтаны түгел жылжытыңыз да, құлыпты ашқанда сол қалтаны таңдаңыз.</translation>
    </message>
    <message>
        <source>If somebody may know the passphrase, or had this device or a copy of the vault, give the whole vault new keys.</source>
        <translation>Құпия сөйлемді біреу біліп қойса немесе құрылғы не қойманың көшірмесі бөтен қолда болса, бүкіл қойманың кілттерін жаңартыңыз.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Тілі</translation>
    </message>
    <message>
        <source>Language and colours</source>
        <translation>Тіл және түстер</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ашық</translation>
    </message>
    <message>
        <source>Lock when nobody touches the computer for</source>
        <translation>Компьютерге ешкім тимесе, мынадан кейін құлыптау</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Құлыптау</translation>
    </message>
    <message>
        <source>Locking takes a moment and loses nothing: drafts are kept. It also happens when the computer goes to sleep.</source>
        <translation>Құлыптау лезде болады, ештеңе жоғалмайды: жобалар сақталады. Компьютер ұйқы күйіне өткенде де құлыпталады.</translation>
    </message>
    <message>
        <source>Neutral window</source>
        <translation>Бейтарап терезе</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Ешқашан</translation>
    </message>
    <message>
        <source>New keys for the vault…</source>
        <translation>Қойманың жаңа кілттері…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Құпия сөйлем</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Баптаулар</translation>
    </message>
    <message>
        <source>The old one no longer opens this vault afterwards. A copy of the vault that somebody made earlier still opens with the old one.</source>
        <translation>Осыдан кейін ескі сөйлем бұл қойманы ашпайды. Бірақ біреу бұрын жасап алған көшірме ескі сөйлеммен ашыла береді.</translation>
    </message>
    <message>
        <source>The passphrase was changed. From now on only the new one opens this vault.</source>
        <translation>Құпия сөйлем өзгертілді. Енді бұл қойманы тек жаңасы ашады.</translation>
    </message>
    <message>
        <source>The title and the icon of the window say “Notes”, so that somebody who glances at the screen or the task bar learns nothing.</source>
        <translation>Терезенің атауы мен белгішесінде «Жазбалар» деп тұрады: экранға не тапсырмалар тақтасына көз салған адам ештеңе білмейді.</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Қойма</translation>
    </message>
</context>
</TS>
