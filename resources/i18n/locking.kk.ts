<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>ByPin</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wrong one(s)</source>
        <translation>
            <numerusform>%n қателіктен</numerusform>
            <numerusform>%n қателіктен</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Құлыптаулы</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN-код</translation>
    </message>
    <message>
        <source>The PIN opens the vault for {minutes} more. After that, or after {tries}, only the passphrase does.</source>
        <translation>PIN-код қойманы тағы {minutes} ашады. Одан кейін не {tries} соң тек құпия сөйлем ашады.</translation>
    </message>
    <message>
        <source>The PIN was wrong three times. Only the passphrase opens the vault now.</source>
        <translation>PIN-код үш рет қате терілді. Енді қойманы тек құпия сөйлем ашады.</translation>
    </message>
    <message>
        <source>The time for the PIN is over. Use the passphrase.</source>
        <translation>PIN-кодтың уақыты өтті. Құпия сөйлемді енгізіңіз.</translation>
    </message>
    <message>
        <source>Type the PIN.</source>
        <translation>PIN-кодты теріңіз.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Құлпын ашу</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Құлпы ашылып жатыр…</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Құпия сөйлемді енгізу</translation>
    </message>
</context>
<context>
    <name>Chord</name>
    <message>
        <source>In an emergency press Shift+Escape three times: the window is gone at once, and the program with it. Nothing is asked and nothing saved first; what you typed in the last seconds may be lost.</source>
        <translation>Төтенше жағдайда Shift+Escape пернелерін үш рет басыңыз: терезе бірден жоғалады, бағдарлама да. Ештеңе сұралмайды да, сақталмайды да; соңғы секундтарда терілген мәтін жоғалуы мүмкін.</translation>
    </message>
</context>
<context>
    <name>PinForm</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>PIN-кодты ауыстыру</translation>
    </message>
    <message>
        <source>Change the PIN…</source>
        <translation>PIN-кодты ауыстыру…</translation>
    </message>
    <message>
        <source>Off: only the passphrase opens the vault. A PIN never helps after you locked it yourself, after sleep, or on another computer.</source>
        <translation>Өшірулі: қойманы тек құпия сөйлем ашады. Қойманы өзіңіз құлыптасаңыз, компьютер ұйқыдан оянса немесе басқа компьютерде PIN-код ешқашан жарамайды.</translation>
    </message>
    <message>
        <source>On: for {minutes} after the vault locked itself because nobody touched the computer, the PIN opens it. Three wrong ones, and only the passphrase does.</source>
        <translation>Қосулы: компьютерге ешкім тимегендіктен қойма өзі құлыпталса, PIN-код оны {minutes} бойы ашады. Үш рет қате терілсе, тек құпия сөйлем ашады.</translation>
    </message>
    <message numerus="yes">
        <source>One computer like this one tries all PINs of %n digit(s) in about {span}; ten need a tenth of that.</source>
        <translation>
            <numerusform>Осындай бір компьютер %n цифрлы PIN-кодтардың бәрін шамамен {span} ішінде теріп шығады; он компьютерге соның оннан бірі жетеді.</numerusform>
            <numerusform>Осындай бір компьютер %n цифрлы PIN-кодтардың бәрін шамамен {span} ішінде теріп шығады; он компьютерге соның оннан бірі жетеді.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open with a PIN after the vault locked itself</source>
        <translation>Қойма өзі құлыпталса, PIN-кодпен ашу</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN-код</translation>
    </message>
    <message>
        <source>Passphrase of the vault</source>
        <translation>Қойманың құпия сөйлемі</translation>
    </message>
    <message>
        <source>The PIN again</source>
        <translation>PIN-код тағы бір рет</translation>
    </message>
    <message>
        <source>The PIN is off. Only the passphrase opens the vault.</source>
        <translation>PIN-код өшірілді. Қойманы тек құпия сөйлем ашады.</translation>
    </message>
    <message>
        <source>The PIN is on.</source>
        <translation>PIN-код қосылды.</translation>
    </message>
    <message>
        <source>The PIN opens the vault for</source>
        <translation>PIN-код қойманы мына уақыт бойы ашады</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>PIN-кодтар бірдей емес.</translation>
    </message>
    <message>
        <source>Turn the PIN on</source>
        <translation>PIN-кодты қосу</translation>
    </message>
    <message>
        <source>Type the passphrase of the vault.</source>
        <translation>Қойманың құпия сөйлемін енгізіңіз.</translation>
    </message>
    <message>
        <source>What it costs: whoever takes this computer, switched on, within that time no longer needs the passphrase, but only has to guess the PIN. At the keyboard there are three tries. With a copy of the computer&apos;s memory there is no limit.</source>
        <translation>Оның құны: сол уақытта осы компьютерді қосулы күйінде алып кеткен адамға құпия сөйлем керек болмайды, тек PIN-кодты табу қалады. Пернетақтадан үш рет қана теруге болады. Компьютер жадының көшірмесі болса, шек жоқ.</translation>
    </message>
    <message>
        <source>{least} to {most} digits that nobody guesses first.</source>
        <translation>Ешкім бірінші болып ойламайтын {least}–{most} цифр.</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n күн</numerusform>
            <numerusform>%n күн</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n сағат</numerusform>
            <numerusform>%n сағат</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n жыл</numerusform>
            <numerusform>%n жыл</numerusform>
        </translation>
    </message>
</context>
</TS>
