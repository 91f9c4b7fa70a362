<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>AftermathView</name>
    <message numerus="yes">
        <source>%n file(s) of evidence</source>
        <translation>
            <numerusform>%n файл доказательств</numerusform>
            <numerusform>%n файла доказательств</numerusform>
            <numerusform>%n файлов доказательств</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a card…</source>
        <translation>Добавить карточку…</translation>
    </message>
    <message>
        <source>Ask {name} for the renewed card and add it: the fingerprint stays the same, and nothing has to be compared again.</source>
        <translation>Попросите обновлённую карточку ({name}) и добавьте её: отпечаток прежний, сверять заново ничего не нужно.</translation>
    </message>
    <message>
        <source>Hand over again to {name}…</source>
        <translation>Передать заново: {name}…</translation>
    </message>
    <message>
        <source>Hand over to somebody else…</source>
        <translation>Передать другому…</translation>
    </message>
    <message>
        <source>Nobody is known who takes the place of {name}. Ask your organisation in person, and add the card of the successor.</source>
        <translation>Кто заменяет этого человека ({name}), неизвестно. Спросите в своей организации лично и добавьте карточку преемника.</translation>
    </message>
    <message>
        <source>Nobody whose card is still good has acknowledged this yet: {what}.</source>
        <translation>Ни один человек с действующей карточкой этого ещё не подтвердил: {what}.</translation>
    </message>
    <message>
        <source>Nothing of yours hangs on this card alone: there is nothing to hand over again.</source>
        <translation>От одной этой карточки ничего не зависит: заново передавать нечего.</translation>
    </message>
    <message>
        <source>Recovery cards…</source>
        <translation>Карточки восстановления…</translation>
    </message>
    <message>
        <source>This card still opens your vault. Remove it from the ways into it.</source>
        <translation>Эта карточка по-прежнему открывает ваше хранилище. Уберите её из путей в него.</translation>
    </message>
    <message>
        <source>To the card of {name}</source>
        <translation>К карточке: {name}</translation>
    </message>
    <message>
        <source>{records} and {files}</source>
        <translation>{records} и {files}</translation>
    </message>
    <message>
        <source>{successor} could take the place of {name}.</source>
        <translation>Заменить может {successor} (вместо: {name}).</translation>
    </message>
    <message>
        <source>{successor} could take the place of {name}. Compare the fingerprint first: what the card itself says proves nothing.</source>
        <translation>Заменить может {successor} (вместо: {name}). Сначала сверьте отпечаток: то, что карточка говорит о себе сама, ничего не доказывает.</translation>
    </message>
</context>
<context>
    <name>ArrivedCard</name>
    <message>
        <source>Add to the contacts</source>
        <translation>Добавить в контакты</translation>
    </message>
    <message>
        <source>Hide the list</source>
        <translation>Скрыть список</translation>
    </message>
    <message>
        <source>Show what became of each</source>
        <translation>Показать, что стало с каждой записью</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Nothing of it was stored.</source>
        <translation>Внутри программы произошла ошибка. Ничего из этого не сохранено.</translation>
    </message>
    <message>
        <source>Take what is whole</source>
        <translation>Принять то, что цело</translation>
    </message>
    <message>
        <source>The receipt was written and read back: {name}</source>
        <translation>Квитанция записана и проверена чтением: {name}</translation>
    </message>
</context>
<context>
    <name>CompareForm</name>
    <message>
        <source>60 digits; spaces don&apos;t matter</source>
        <translation>60 цифр; пробелы не важны</translation>
    </message>
    <message>
        <source>Ask {name} to read the fingerprint out to you, face to face or in a call in which you know the voice. Type what you hear; don&apos;t copy it from the same drive.</source>
        <translation>Попросите {name} продиктовать отпечаток: при встрече или по телефону, если вы узнаёте голос. Введите то, что слышите; не копируйте с того же диска.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сверить</translation>
    </message>
    <message>
        <source>The fingerprint as {name} reads it out</source>
        <translation>Отпечаток, который диктует {name}</translation>
    </message>
</context>
<context>
    <name>Concern</name>
    <message>
        <source>The card of {name} expires on {day}. Ask for a renewed one in time.</source>
        <translation>Срок карточки ({name}) истекает {day}. Заранее попросите обновлённую.</translation>
    </message>
    <message>
        <source>The card of {name} has expired.</source>
        <translation>Срок карточки истёк: {name}.</translation>
    </message>
    <message>
        <source>The key of {name} was revoked: somebody else may have it.</source>
        <translation>Ключ {name} отозван: он может быть у кого-то другого.</translation>
    </message>
    <message>
        <source>There is no other coordinator to hand over to: ask for the successor&apos;s card.</source>
        <translation>Другого координатора, которому можно передать, нет: попросите карточку преемника.</translation>
    </message>
    <message>
        <source>What to do…</source>
        <translation>Что делать…</translation>
    </message>
    <message>
        <source>Your own card expires on {day}. Renew it, and give the new one to your contacts.</source>
        <translation>Срок вашей карточки истекает {day}. Обновите её и передайте новую контактам.</translation>
    </message>
    <message>
        <source>Your own card has expired: nobody takes anything from you until you renew it and give the new card to your contacts.</source>
        <translation>Срок вашей карточки истёк: от вас ничего не примут, пока вы не обновите её и не передадите контактам.</translation>
    </message>
</context>
<context>
    <name>ContactView</name>
    <message numerus="yes">
        <source>%n bundle(s) of this contact are kept unopened.</source>
        <translation>
            <numerusform>%n пакет этого контакта хранится нераспечатанным.</numerusform>
            <numerusform>%n пакета этого контакта хранятся нераспечатанными.</numerusform>
            <numerusform>%n пакетов этого контакта хранятся нераспечатанными.</numerusform>
        </translation>
    </message>
    <message>
        <source>Careful: there are two contacts called {name}, with different keys. Either {name} has a new key, or somebody else uses the name. Ask {name} in person which is right, and have the other key revoked.</source>
        <translation>Осторожно: есть два контакта с именем {name} и с разными ключами. Либо у {name} новый ключ, либо кто-то другой пользуется этим именем. Спросите {name} лично, какой ключ верный, и пусть второй будет отозван.</translation>
    </message>
    <message>
        <source>It expired on {day}.</source>
        <translation>Срок истёк {day}.</translation>
    </message>
    <message>
        <source>The card expires on {day}.</source>
        <translation>Карточка действует до {day}.</translation>
    </message>
    <message>
        <source>The card expires on {day}. Ask {name} for a renewed one in time.</source>
        <translation>Карточка действует до {day}. Заранее попросите обновлённую ({name}).</translation>
    </message>
    <message>
        <source>The card has expired. Nothing goes to {name} and nothing is taken until there is a new one.</source>
        <translation>Срок карточки истёк. Пока нет новой, для {name} ничего не передаётся и ничего не принимается.</translation>
    </message>
    <message>
        <source>The fingerprint was compared on {day}.</source>
        <translation>Отпечаток сверен: {day}.</translation>
    </message>
    <message>
        <source>The fingerprint was not compared yet. Until then nothing can be handed over to {name}, and what comes is kept unopened.</source>
        <translation>Отпечаток ещё не сверен. До этого для {name} ничего нельзя передать, а всё, что придёт, хранится нераспечатанным.</translation>
    </message>
    <message>
        <source>This key was revoked on {day}: somebody else may have it. Nothing goes to it and nothing is taken from it.</source>
        <translation>Этот ключ отозван ({day}): он может быть у кого-то другого. Для него ничего не передаётся и от него ничего не принимается.</translation>
    </message>
    <message>
        <source>{old} signed that this card takes the place of their own. That says whom to ask; it doesn&apos;t replace comparing.</source>
        <translation>Есть подпись: {old} называет эту карточку заменой своей. Это говорит, кого спросить, но не заменяет сверки.</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message numerus="yes">
        <source>%n bundle(s) can now be imported.</source>
        <translation>
            <numerusform>Теперь можно принять %n пакет.</numerusform>
            <numerusform>Теперь можно принять %n пакета.</numerusform>
            <numerusform>Теперь можно принять %n пакетов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n вопрос</numerusform>
            <numerusform>%n вопроса</numerusform>
            <numerusform>%n вопросов</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a card</source>
        <translation>Добавить карточку</translation>
    </message>
    <message>
        <source>Add a card…</source>
        <translation>Добавить карточку…</translation>
    </message>
    <message>
        <source>Careful: you already have a contact called {name}, with another key. Either {name} has a new key, or somebody else uses the name. Believe nothing of it until you have asked {name} in person.</source>
        <translation>Осторожно: у вас уже есть контакт {name} с другим ключом. Либо у {name} новый ключ, либо кто-то другой пользуется этим именем. Не верьте этой карточке, пока не спросите {name} лично.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Take in a revocation</source>
        <translation>Принять отзыв ключа</translation>
    </message>
    <message>
        <source>Take in a revocation…</source>
        <translation>Принять отзыв ключа…</translation>
    </message>
    <message>
        <source>The card of {name} is up to date.</source>
        <translation>Карточка {name} актуальна.</translation>
    </message>
    <message>
        <source>The card of {name} was added. Now compare the fingerprint.</source>
        <translation>Карточка {name} добавлена. Теперь сверьте отпечаток.</translation>
    </message>
    <message>
        <source>The card of {name} was added. {old}, whom you know, signed that it takes the place of their own. Compare the fingerprint all the same.</source>
        <translation>Карточка {name} добавлена. Ваш контакт {old} подписал, что она заменяет его карточку. Отпечаток всё равно сверьте.</translation>
    </message>
    <message>
        <source>The fingerprint of {name} is right and counts as compared.</source>
        <translation>Отпечаток {name} совпадает и считается сверенным.</translation>
    </message>
    <message>
        <source>The key of {name} is revoked. Nothing goes to it any more, and nothing is taken from it.</source>
        <translation>Ключ {name} отозван. Для него больше ничего не передаётся и от него ничего не принимается.</translation>
    </message>
    <message>
        <source>To whom you hand over, and whose bundles you take in.</source>
        <translation>Кому вы передаёте и чьи пакеты принимаете.</translation>
    </message>
    <message>
        <source>Your card and your contacts</source>
        <translation>Ваша карточка и ваши контакты</translation>
    </message>
    <message>
        <source>Your card was saved as “{name}”.</source>
        <translation>Ваша карточка сохранена как «{name}».</translation>
    </message>
    <message>
        <source>Your own card</source>
        <translation>Ваша карточка</translation>
    </message>
    <message>
        <source>{before} is called {name} from now on. The keys are the same.</source>
        <translation>Теперь вместо «{before}» — «{name}». Ключи те же.</translation>
    </message>
    <message>
        <source>{role}, {state}</source>
        <translation>{role}, {state}</translation>
    </message>
</context>
<context>
    <name>DraftsLeft</name>
    <message numerus="yes">
        <source>%n draft(s) will not go along: only what is saved does.</source>
        <translation>
            <numerusform>%n черновик не будет передан: передаётся только сохранённое.</numerusform>
            <numerusform>%n черновика не будут переданы: передаётся только сохранённое.</numerusform>
            <numerusform>%n черновиков не будут переданы: передаётся только сохранённое.</numerusform>
        </translation>
    </message>
    <message>
        <source>A draft without text</source>
        <translation>Черновик без текста</translation>
    </message>
    <message>
        <source>Open the drafts</source>
        <translation>Открыть черновики</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DriveChoice</name>
    <message>
        <source>Another folder…</source>
        <translation>Другая папка…</translation>
    </message>
    <message>
        <source>No removable drive is connected. Connect one: it will appear here.</source>
        <translation>Съёмный диск не подключён. Подключите его — он появится здесь.</translation>
    </message>
    <message>
        <source>Where to write</source>
        <translation>Куда записать</translation>
    </message>
</context>
<context>
    <name>Going</name>
    <message numerus="yes">
        <source>%n file(s) of evidence</source>
        <translation>
            <numerusform>%n файл доказательств</numerusform>
            <numerusform>%n файла доказательств</numerusform>
            <numerusform>%n файлов доказательств</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose where to write it.</source>
        <translation>Выберите, куда записать.</translation>
    </message>
    <message>
        <source>For {names}. The file will be somewhat larger, so that its size tells nothing.</source>
        <translation>Для: {names}. Файл будет немного больше, чтобы его размер ничего не выдавал.</translation>
    </message>
    <message>
        <source>There is not enough room: {free} are free. Free some room, choose less, or use another drive.</source>
        <translation>Не хватает места: свободно {free}. Освободите место, выберите меньше или возьмите другой диск.</translation>
    </message>
    <message>
        <source>Write and check</source>
        <translation>Записать и проверить</translation>
    </message>
</context>
<context>
    <name>HandoverDone</name>
    <message numerus="yes">
        <source>%n file(s) of evidence</source>
        <translation>
            <numerusform>%n файл доказательств</numerusform>
            <numerusform>%n файла доказательств</numerusform>
            <numerusform>%n файлов доказательств</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand over something else</source>
        <translation>Передать что-то ещё</translation>
    </message>
    <message>
        <source>It is on the drive. The drive can be removed.</source>
        <translation>Всё на диске. Диск можно вынуть.</translation>
    </message>
    <message>
        <source>Nothing is removed here. Whoever receives it can give you a receipt back: import it, and you will know what has arrived.</source>
        <translation>Здесь ничего не удалено. Получатель может вернуть вам квитанцию: примите её, и вы узнаете, что дошло.</translation>
    </message>
    <message>
        <source>On the drive</source>
        <translation>На диске</translation>
    </message>
    <message>
        <source>The name says nothing. You may give it another one.</source>
        <translation>Имя файла ни о чём не говорит. Его можно изменить.</translation>
    </message>
    <message>
        <source>These files belong together: take all of them along, and keep their endings.</source>
        <translation>Эти файлы — одно целое: берите их все и не меняйте окончания имён.</translation>
    </message>
    <message numerus="yes">
        <source>Tidied away from there: %n unfinished file(s) that an interrupted handover of yours had left: {names}</source>
        <translation>
            <numerusform>Убран оттуда %n незаконченный файл, оставшийся от вашей прерванной передачи: {names}</numerusform>
            <numerusform>Убраны оттуда %n незаконченных файла, оставшихся от вашей прерванной передачи: {names}</numerusform>
            <numerusform>Убрано оттуда %n незаконченных файлов, оставшихся от вашей прерванной передачи: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} for {names}. Everything was read back from the drive and is the same, byte for byte: {size}.</source>
        <translation>{what}. Для: {names}. Всё прочитано с диска обратно и совпадает до последнего байта: {size}.</translation>
    </message>
</context>
<context>
    <name>HandoverForm</name>
    <message numerus="yes">
        <source>%n chosen report(s)</source>
        <translation>
            <numerusform>%n выбранное сообщение</numerusform>
            <numerusform>%n выбранных сообщения</numerusform>
            <numerusform>%n выбранных сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>All that is in this vault, once again.</source>
        <translation>Всё, что есть в этом хранилище, ещё раз.</translation>
    </message>
    <message>
        <source>Also what was written before: for a successor, or if a drive was lost. Receipts from revoked keys don&apos;t count.</source>
        <translation>И то, что уже записывалось: для преемника или если диск потерян. Квитанции от отозванных ключей не считаются.</translation>
    </message>
    <message>
        <source>Choose for whom it is.</source>
        <translation>Выберите, для кого это.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Everything of yours that one of them hasn&apos;t got yet.</source>
        <translation>Всё ваше, чего ещё нет хотя бы у одного из получателей.</translation>
    </message>
    <message>
        <source>For a second drive that travels another way.</source>
        <translation>Для второго диска, который поедет другим путём.</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Для кого</translation>
    </message>
    <message>
        <source>Nobody else can open it, not even you. Nothing on the drive says who they are.</source>
        <translation>Больше никто не сможет это открыть, даже вы. По диску нельзя понять, кто эти люди.</translation>
    </message>
    <message>
        <source>Only the names</source>
        <translation>Только имена</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What is known of people stays here. The account itself is not changed.</source>
        <translation>Сведения о людях останутся здесь. Сам рассказ не меняется.</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Новое</translation>
    </message>
    <message>
        <source>What nobody has acknowledged</source>
        <translation>Что никто не подтвердил</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Куда</translation>
    </message>
    <message>
        <source>With the names of people</source>
        <translation>С именами людей</translation>
    </message>
    <message>
        <source>With their evidence, all versions, and what follows up on them.</source>
        <translation>С доказательствами, всеми версиями и всем, что к ним относится.</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>Без имён</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Add the card of a coordinator and compare its fingerprint. Only those whose fingerprint you compared can be given anything.</source>
        <translation>Добавьте карточку координатора и сверьте отпечаток. Передать что-либо можно только тем, чей отпечаток вы сверили.</translation>
    </message>
    <message>
        <source>Go to the contacts</source>
        <translation>Перейти к контактам</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Передача</translation>
    </message>
    <message>
        <source>One encrypted file on a drive, for the people whom you choose.</source>
        <translation>Один зашифрованный файл на диске — для тех, кого вы выберете.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left on the drive, and your reports are still in the vault.</source>
        <translation>Остановлено. На диске ничего не осталось, ваши сообщения по-прежнему в хранилище.</translation>
    </message>
    <message>
        <source>There is nobody to hand over to yet</source>
        <translation>Передавать пока некому</translation>
    </message>
</context>
<context>
    <name>ImportFoot</name>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Принять %n файл</numerusform>
            <numerusform>Принять %n файла</numerusform>
            <numerusform>Принять %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n receipt(s) to the drive</source>
        <translation>
            <numerusform>Записать %n квитанцию на диск</numerusform>
            <numerusform>Записать %n квитанции на диск</numerusform>
            <numerusform>Записать %n квитанций на диск</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n bundle(s) for other people were passed over.</source>
        <translation>
            <numerusform>Пропущен %n пакет, предназначенный другим.</numerusform>
            <numerusform>Пропущено %n пакета, предназначенных другим.</numerusform>
            <numerusform>Пропущено %n пакетов, предназначенных другим.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a drive or folder</source>
        <translation>Выберите диск или папку</translation>
    </message>
    <message>
        <source>Choose a drive or folder…</source>
        <translation>Выбрать диск или папку…</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Выберите файлы</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Выбрать файлы…</translation>
    </message>
    <message>
        <source>Choose the drive that came, or drop it here. Bundles and receipts that are for you are found by themselves.</source>
        <translation>Выберите пришедший диск или перетащите его сюда. Пакеты и квитанции для вас найдутся сами.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Приём</translation>
    </message>
    <message>
        <source>Nothing has been chosen yet</source>
        <translation>Пока ничего не выбрано</translation>
    </message>
    <message>
        <source>Stopped. What was through before that is stored; nothing else is.</source>
        <translation>Остановлено. Сохранено только то, что успело пройти целиком.</translation>
    </message>
    <message>
        <source>Where to write the receipts</source>
        <translation>Куда записать квитанции</translation>
    </message>
    <message>
        <source>You see first what it is and from whom. Nothing is stored until you say so.</source>
        <translation>Сначала видно, что это и от кого. До вашего решения ничего не сохраняется.</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>A recovery card belongs to several people together and opens vaults whose passphrase was lost, if their owners let it.</source>
        <translation>Карточка восстановления принадлежит нескольким людям вместе и открывает хранилища с потерянной парольной фразой, если их владельцы это разрешили.</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Скопировать отпечаток</translation>
    </message>
    <message>
        <source>Give your card to those who should be able to hand something over to you, and to those to whom you hand over. It holds your name, your role and public keys.</source>
        <translation>Дайте свою карточку тем, кто будет передавать вам, и тем, кому передаёте вы. В ней ваше имя, роль и открытые ключи.</translation>
    </message>
    <message>
        <source>Look after the keys…</source>
        <translation>Ваши ключи…</translation>
    </message>
    <message>
        <source>Recovery cards…</source>
        <translation>Карточки восстановления…</translation>
    </message>
    <message>
        <source>Renew the card, keep its revocation for the day when your keys are lost, or hand over to new keys.</source>
        <translation>Обновить карточку, сохранить её отзыв на случай потери ключей или перейти на новые ключи.</translation>
    </message>
    <message>
        <source>Save the card…</source>
        <translation>Сохранить карточку…</translation>
    </message>
    <message>
        <source>Save your card</source>
        <translation>Сохранить свою карточку</translation>
    </message>
    <message>
        <source>The card expires on {day}.</source>
        <translation>Карточка действует до {day}.</translation>
    </message>
    <message>
        <source>The fingerprint as a QR code</source>
        <translation>Отпечаток в виде QR-кода</translation>
    </message>
    <message>
        <source>Whoever has your card must compare this fingerprint with you. Read it out, or have the code scanned.</source>
        <translation>У кого есть ваша карточка, тот должен сверить с вами этот отпечаток. Продиктуйте его или дайте отсканировать код.</translation>
    </message>
    <message>
        <source>You, {role}</source>
        <translation>Вы, {role}</translation>
    </message>
    <message>
        <source>Your card expired on {day}: nobody takes anything from you until you renew it and give the new card to your contacts.</source>
        <translation>Срок вашей карточки истёк {day}: от вас ничего не примут, пока вы не обновите её и не передадите контактам.</translation>
    </message>
    <message>
        <source>Your card expires on {day}. Renew it now, and give the new one to your contacts.</source>
        <translation>Ваша карточка действует до {day}. Обновите её сейчас и передайте новую контактам.</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>It can only be read. Some drives have a switch for that.</source>
        <translation>Доступен только для чтения. На некоторых дисках для этого есть переключатель.</translation>
    </message>
    <message>
        <source>{free} free of {total}</source>
        <translation>свободно {free} из {total}</translation>
    </message>
    <message>
        <source>{room}. FAT32: anything over 4 GB is written as several files that belong together.</source>
        <translation>{room}. FAT32: всё, что больше 4 ГБ, записывается несколькими файлами, которые составляют одно целое.</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n вопрос</numerusform>
            <numerusform>%n вопроса</numerusform>
            <numerusform>%n вопросов</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Открыть сообщение</translation>
    </message>
</context>
<context>
    <name>RecipientChoice</name>
    <message>
        <source>{name}, {role}</source>
        <translation>{name}, {role}</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>compared</source>
        <translation>сверен</translation>
    </message>
    <message>
        <source>coordinator</source>
        <translation>координатор</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>срок истёк</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>наблюдатель</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>не сверен</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>отозван</translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message>
        <source>Importing what {name} sent</source>
        <translation>Принимается присланное: {name}</translation>
    </message>
    <message>
        <source>Looking at what is kept</source>
        <translation>Просматривается отложенное</translation>
    </message>
    <message>
        <source>Looking at “{name}”</source>
        <translation>Просматривается «{name}»</translation>
    </message>
    <message>
        <source>Writing the receipts</source>
        <translation>Записываются квитанции</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%n arrived and are in a verified backup there.</source>
        <translation>
            <numerusform>Дошло и есть в проверенной резервной копии у получателя: %n.</numerusform>
            <numerusform>Дошло и есть в проверенной резервной копии у получателя: %n.</numerusform>
            <numerusform>Дошло и есть в проверенной резервной копии у получателя: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived and are not in a backup yet: keep them.</source>
        <translation>
            <numerusform>Дошло, но резервной копии ещё нет: %n. Не удаляйте у себя.</numerusform>
            <numerusform>Дошло, но резервной копии ещё нет: %n. Не удаляйте у себя.</numerusform>
            <numerusform>Дошло, но резервной копии ещё нет: %n. Не удаляйте у себя.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived damaged or were refused: hand them over again.</source>
        <translation>
            <numerusform>Повреждено или не принято: %n. Передайте ещё раз.</numerusform>
            <numerusform>Повреждено или не принято: %n. Передайте ещё раз.</numerusform>
            <numerusform>Повреждено или не принято: %n. Передайте ещё раз.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>изменённых: %n</numerusform>
            <numerusform>изменённых: %n</numerusform>
            <numerusform>изменённых: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged or not valid: set aside, the rest can be taken.</source>
        <translation>
            <numerusform>Повреждено или недействительно: %n. Это будет отложено, остальное можно принять.</numerusform>
            <numerusform>Повреждено или недействительно: %n. Это будет отложено, остальное можно принять.</numerusform>
            <numerusform>Повреждено или недействительно: %n. Это будет отложено, остальное можно принять.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier bundle(s) of this sender never arrived. Missing: {numbers}</source>
        <translation>
            <numerusform>Не дошёл %n более ранний пакет этого отправителя. Нет номера: {numbers}</numerusform>
            <numerusform>Не дошли %n более ранних пакета этого отправителя. Нет номеров: {numbers}</numerusform>
            <numerusform>Не дошли %n более ранних пакетов этого отправителя. Нет номеров: {numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stored</source>
        <translation>
            <numerusform>сохранён %n файл</numerusform>
            <numerusform>сохранено %n файла</numerusform>
            <numerusform>сохранено %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>уже было: %n</numerusform>
            <numerusform>уже было: %n</numerusform>
            <numerusform>уже было: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new file(s)</source>
        <translation>
            <numerusform>%n новый файл</numerusform>
            <numerusform>%n новых файла</numerusform>
            <numerusform>%n новых файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new record(s)</source>
        <translation>
            <numerusform>%n новая запись</numerusform>
            <numerusform>%n новые записи</numerusform>
            <numerusform>%n новых записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your handovers never arrived there.</source>
        <translation>
            <numerusform>Не дошла %n ваша передача.</numerusform>
            <numerusform>Не дошли %n ваши передачи.</numerusform>
            <numerusform>Не дошли %n ваших передач.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) stored</source>
        <translation>
            <numerusform>сохранена %n запись</numerusform>
            <numerusform>сохранено %n записи</numerusform>
            <numerusform>сохранено %n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>A receipt from {name}, {role}</source>
        <translation>Квитанция. {name}, {role}</translation>
    </message>
    <message>
        <source>All of it was here already. Nothing was changed.</source>
        <translation>Всё это уже было здесь. Ничего не изменилось.</translation>
    </message>
    <message>
        <source>All of it was imported before. Nothing would change.</source>
        <translation>Всё это уже принято раньше. Ничего не изменится.</translation>
    </message>
    <message>
        <source>Careful: you know somebody called {name} with another key. Either {name} has a new key, or somebody else uses the name. Ask {name} in person before you believe anything in this.</source>
        <translation>Осторожно: вы знаете {name} с другим ключом. Либо у {name} новый ключ, либо кто-то другой пользуется этим именем. Спросите {name} лично, прежде чем верить этому.</translation>
    </message>
    <message>
        <source>From {name}, {role}</source>
        <translation>Отправитель: {name}, {role}</translation>
    </message>
    <message>
        <source>Kept unopened. Once you have compared the fingerprint of {name}, it can be imported from here, without the drive.</source>
        <translation>Хранится нераспечатанным. Когда вы сверите отпечаток {name}, это можно будет принять отсюда, без диска.</translation>
    </message>
    <message>
        <source>The bundle broke off: what came before that was taken.</source>
        <translation>Пакет обрывается: принято то, что было до обрыва.</translation>
    </message>
    <message>
        <source>The card of {name} has expired. Ask for a new one.</source>
        <translation>Срок карточки {name} истёк. Попросите новую.</translation>
    </message>
    <message>
        <source>The card of {name}, {role}</source>
        <translation>Карточка. {name}, {role}</translation>
    </message>
    <message>
        <source>The fingerprint was compared: it is from {name}.</source>
        <translation>Отпечаток сверен: отправитель действительно {name}.</translation>
    </message>
    <message>
        <source>The sender calls himself {name}, but the fingerprint was not compared. Compare it now, or import it as it is: then it is kept unopened until you have.</source>
        <translation>Отправитель назвался «{name}», но отпечаток не сверен. Сверьте его сейчас или примите как есть: тогда это будет храниться нераспечатанным, пока вы не сверите.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{item} was set aside: {reason}</source>
        <translation>Отложено: {item} ({reason})</translation>
    </message>
    <message>
        <source>{name} asks: {question}</source>
        <translation>{name} спрашивает: {question}</translation>
    </message>
    <message>
        <source>{name} has revoked this key: somebody else may have it. Nothing is taken.</source>
        <translation>Этот ключ отозван ({name}): он может быть у кого-то другого. Ничего не принимается.</translation>
    </message>
</context>
<context>
    <name>VerdictList</name>
    <message>
        <source>What became of each record and file</source>
        <translation>Что стало с каждой записью и файлом</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Action taken</source>
        <translation>Предпринятое действие</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Согласие</translation>
    </message>
    <message>
        <source>Detention</source>
        <translation>Задержание</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Доказательство</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Заявление</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>повреждено</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>отложено</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>сохранено</translation>
    </message>
    <message>
        <source>stored and in the backup</source>
        <translation>сохранено, есть в резервной копии</translation>
    </message>
    <message>
        <source>was here already</source>
        <translation>уже было здесь</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message numerus="yes">
        <source>%n bundle(s) kept unopened, from: {names}</source>
        <translation>
            <numerusform>%n пакет хранится нераспечатанным, от: {names}</numerusform>
            <numerusform>%n пакета хранятся нераспечатанными, от: {names}</numerusform>
            <numerusform>%n пакетов хранятся нераспечатанными, от: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Посмотреть</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Leave the drive connected. You can go on with something else in the meantime. If anything goes wrong, everything is still in the vault.</source>
        <translation>Не отключайте диск. Тем временем можно заниматься другим. Если что-то пойдёт не так, всё останется в хранилище.</translation>
    </message>
    <message>
        <source>Reading back from “{name}” and comparing</source>
        <translation>Чтение обратно с «{name}» и сверка</translation>
    </message>
    <message>
        <source>Writing to “{name}”</source>
        <translation>Запись на «{name}»</translation>
    </message>
</context>
<context>
    <name>_Counting</name>
    <message numerus="yes">
        <source>%n item(s) went to nobody else: hand them over.</source>
        <translation>
            <numerusform>Никому другому не передан %n элемент: передайте его.</numerusform>
            <numerusform>Никому другому не переданы %n элемента: передайте их.</numerusform>
            <numerusform>Никому другому не передано %n элементов: передайте их.</numerusform>
        </translation>
    </message>
</context>
</TS>
