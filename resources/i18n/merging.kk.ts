<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>Merging</name>
    <message>
        <source>Added: {who}. It is taken.</source>
        <translation>Қосқан: {who}. Бұл жаңа нұсқаға кіреді.</translation>
    </message>
    <message>
        <source>Changed: {who}. It is taken.</source>
        <translation>Өзгерткен: {who}. Бұл жаңа нұсқаға кіреді.</translation>
    </message>
    <message>
        <source>One took this away, another one changed it or refers to it. Choose.</source>
        <translation>Бір нұсқада мұны алып тастаған, басқасында өзгерткен немесе бұған сілтеме бар. Таңдаңыз.</translation>
    </message>
    <message>
        <source>Several changed this. Choose one.</source>
        <translation>Мұны бірнеше нұсқада өзгерткен. Біреуін таңдаңыз.</translation>
    </message>
    <message>
        <source>Taken away: {who}. Nobody else changed it.</source>
        <translation>Алып тастаған: {who}. Басқа нұсқаларда бұл өзгермеген.</translation>
    </message>
    <message>
        <source>The versions differ. Choose one.</source>
        <translation>Нұсқалар әртүрлі. Біреуін таңдаңыз.</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>{n}-нұсқа</translation>
    </message>
    <message>
        <source>says nothing of it</source>
        <translation>бұл туралы айтпайды</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>белгісіз автор</translation>
    </message>
    <message>
        <source>took it away</source>
        <translation>алып тасталған</translation>
    </message>
</context>
<context>
    <name>MergingPage</name>
    <message numerus="yes">
        <source>%Ln decision(s) left</source>
        <translation>
            <numerusform>Шешілмегені: %Ln</numerusform>
            <numerusform>Шешілмегені: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>All is decided</source>
        <translation>Бәрі шешілді</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Артқа</translation>
    </message>
    <message>
        <source>Choose one of these first.</source>
        <translation>Алдымен осының бірін таңдаңыз.</translation>
    </message>
    <message>
        <source>Merge versions</source>
        <translation>Нұсқаларды біріктіру</translation>
    </message>
    <message>
        <source>Only one version changed this. You can choose otherwise.</source>
        <translation>Мұны тек бір нұсқада өзгерткен. Басқасын таңдауға да болады.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сақтау</translation>
    </message>
    <message>
        <source>Save the merged version ({keys})</source>
        <translation>Біріктірілген нұсқаны сақтау ({keys})</translation>
    </message>
    <message>
        <source>Taken by itself</source>
        <translation>Сұраусыз алынғаны</translation>
    </message>
    <message>
        <source>The same in all versions</source>
        <translation>Барлық нұсқада бірдей</translation>
    </message>
    <message>
        <source>These versions were written without knowing of each other. What you save here replaces them; all of them stay in the history.</source>
        <translation>Бұл нұсқалар бір-бірінен бейхабар жазылған. Мұнда сақтағаныңыз олардың орнын басады; бәрі тарихта қалады.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Шешу керек</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>Another text</source>
        <translation>Басқа мәтін</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Бұрын:</translation>
    </message>
</context>
</TS>
