<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk_KZ">
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Осы хабарды жабу</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What you saved is safe in the vault. Try again; if it happens again, tell whoever looks after the program: {place}</source>
        <translation>Бағдарламада қате болды. Сақтағаныңыздың бәрі қоймада аман тұр. Қайталап көріңіз; қате тағы шықса, бағдарламаға жауапты адамға мынаны айтыңыз: {place}</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock қосулы.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Құпия сөйлемді жасыру</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Құпия сөйлемді көрсету</translation>
    </message>
    <message>
        <source>The keyboard writes Cyrillic letters.</source>
        <translation>Пернетақта кириллицамен жазып тұр.</translation>
    </message>
    <message>
        <source>The keyboard writes Latin letters.</source>
        <translation>Пернетақта латын әріптерімен жазып тұр.</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>Болдырмау</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Тоқтатылуда…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total} ішінен {done}</translation>
    </message>
    <message>
        <source>{far} – about {minutes} min left</source>
        <translation>{far} – шамамен {minutes} мин қалды</translation>
    </message>
    <message>
        <source>{far} – about {seconds} s left</source>
        <translation>{far} – шамамен {seconds} с қалды</translation>
    </message>
    <message>
        <source>{far} – {speed} a second</source>
        <translation>{far} – секундына {speed}</translation>
    </message>
</context>
<context>
    <name>SheetsForm</name>
    <message>
        <source>All of them, or the first four letters of each, in their order.</source>
        <translation>Бәрі немесе әрқайсысының алғашқы төрт әрпі, ретімен.</translation>
    </message>
    <message>
        <source>Take this sheet</source>
        <translation>Осы парақты қабылдау</translation>
    </message>
    <message>
        <source>The words of a sheet</source>
        <translation>Парақтағы сөздер</translation>
    </message>
    <message>
        <source>{given} of {needed} sheets taken</source>
        <translation>Қабылданған парақ: {needed} ішінен {given}</translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Good: it takes an office many years.</source>
        <translation>Жақсы: тұтас бір бөлімге де көп жыл керек.</translation>
    </message>
    <message>
        <source>Several random words are easy to type and hard to guess.</source>
        <translation>Кездейсоқ бірнеше сөзді теру оңай, табу қиын.</translation>
    </message>
    <message>
        <source>Strong: nobody will guess it.</source>
        <translation>Мықты: оны ешкім таба алмайды.</translation>
    </message>
    <message>
        <source>Too weak: a computer guesses it in days. Use four or more random words.</source>
        <translation>Тым әлсіз: компьютер оны бірнеше күнде табады. Кемінде төрт кездейсоқ сөз алыңыз.</translation>
    </message>
    <message>
        <source>Weak: it holds against one person, not against an office. Add a word or two.</source>
        <translation>Әлсіз: бір адамға төтеп береді, тұтас бөлімге емес. Тағы бір-екі сөз қосыңыз.</translation>
    </message>
</context>
</TS>
