<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>BackupForm</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) can&apos;t be read in the vault itself, so this backup doesn&apos;t count. Run the check below: it says what to do.</source>
        <translation>
            <numerusform>В самом хранилище не читается %n объект, поэтому эта копия не считается. Запустите проверку ниже: она скажет, что делать.</numerusform>
            <numerusform>В самом хранилище не читаются %n объекта, поэтому эта копия не считается. Запустите проверку ниже: она скажет, что делать.</numerusform>
            <numerusform>В самом хранилище не читаются %n объектов, поэтому эта копия не считается. Запустите проверку ниже: она скажет, что делать.</numerusform>
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
        <source>Back up now</source>
        <translation>Сделать копию сейчас</translation>
    </message>
    <message>
        <source>Copying, then reading everything back from the drive…</source>
        <translation>Копирование, затем всё читается обратно с диска…</translation>
    </message>
    <message>
        <source>In no backup yet: {records}, {files}, {size}.</source>
        <translation>Пока ни в одной копии: {records}, {files}, {size}.</translation>
    </message>
    <message>
        <source>It goes into the folder “{folder}” there, or into the one with the earlier backup if you choose that. Nothing else on the drive is touched.</source>
        <translation>Она ляжет там в папку «{folder}» или, если выбрать папку с прежней копией, в неё. Остальное на диске не затрагивается.</translation>
    </message>
    <message>
        <source>It was tested: everything was read back from the drive and compared, and every file of evidence was decrypted there. Eject the drive before you pull it out.</source>
        <translation>Она проверена: всё прочитано с диска и сверено, каждый файл доказательств там расшифрован. Прежде чем вынуть диск, извлеките его в системе.</translation>
    </message>
    <message>
        <source>Last backup that was read back and held: {when}.</source>
        <translation>Последняя проверенная резервная копия: {when}.</translation>
    </message>
    <message>
        <source>Nothing has come since then.</source>
        <translation>С тех пор ничего не добавилось.</translation>
    </message>
    <message>
        <source>The backup is {size} in {folder}. {written} of it was new and was written, the rest was there already.</source>
        <translation>Резервная копия в {folder}: {size}. Из них записано заново {written}, остальное там уже было.</translation>
    </message>
    <message>
        <source>The vault is empty: there is nothing to lose yet.</source>
        <translation>Хранилище пусто: терять пока нечего.</translation>
    </message>
    <message>
        <source>There is no backup of this vault yet.</source>
        <translation>Резервной копии этого хранилища ещё нет.</translation>
    </message>
</context>
<context>
    <name>CheckForm</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>Найдена %n неполадка</numerusform>
            <numerusform>Найдены %n неполадки</numerusform>
            <numerusform>Найдено %n неполадок</numerusform>
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
        <source>Check everything</source>
        <translation>Проверить всё</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>Everything holds: {records} and {files} are as they were stored.</source>
        <translation>Всё в порядке: {records} и {files} такие же, какими были сохранены.</translation>
    </message>
    <message>
        <source>If there is no backup from before, everything that can be read can be put into a new vault. This one is locked for that, and stays as it is.</source>
        <translation>Если резервной копии нет, всё, что читается, можно собрать в новое хранилище. Это хранилище для этого закроется и останется как есть.</translation>
    </message>
    <message>
        <source>Last checked and found whole: {when}.</source>
        <translation>Последняя проверка, при которой всё было цело: {when}.</translation>
    </message>
    <message>
        <source>No full check has found this vault whole yet.</source>
        <translation>Полная проверка ещё ни разу не подтвердила, что хранилище цело.</translation>
    </message>
    <message>
        <source>Recover into a new vault…</source>
        <translation>Спасти в новое хранилище…</translation>
    </message>
    <message>
        <source>The quick check after unlocking found this; it looks at a part only.</source>
        <translation>Это нашла быстрая проверка после открытия; она просматривает только часть.</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message numerus="yes">
        <source>%n more. The command line lists every one of them.</source>
        <translation>
            <numerusform>И ещё %n. Полный список — в командной строке.</numerusform>
            <numerusform>И ещё %n. Полный список — в командной строке.</numerusform>
            <numerusform>И ещё %n. Полный список — в командной строке.</numerusform>
        </translation>
    </message>
    <message>
        <source>A bundle that waits</source>
        <translation>Отложенный пакет</translation>
    </message>
    <message>
        <source>A card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>A file of evidence</source>
        <translation>Файл доказательства</translation>
    </message>
    <message>
        <source>A record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>In the custody log</source>
        <translation>В журнале хранения</translation>
    </message>
    <message>
        <source>In the database</source>
        <translation>В базе данных</translation>
    </message>
    <message>
        <source>In the vault&apos;s folder</source>
        <translation>В папке хранилища</translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy of the whole vault on another drive, as encrypted as the vault itself. It opens with the passphrase that the vault has now. Evidence that is there already is not copied again.</source>
        <translation>Копия всего хранилища на другом диске, зашифрованная так же, как само хранилище. Она открывается нынешней парольной фразой хранилища. Доказательства, которые там уже есть, заново не копируются.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Резервная копия</translation>
    </message>
    <message>
        <source>Backup and check</source>
        <translation>Резервная копия и проверка</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>If the vault is lost</source>
        <translation>Если хранилище потеряно</translation>
    </message>
    <message>
        <source>Never remind me</source>
        <translation>Никогда не напоминать</translation>
    </message>
    <message>
        <source>Reads every page, every signature, the custody log and every file of evidence. Nothing is changed by it.</source>
        <translation>Читается каждая страница, каждая подпись, журнал хранения и каждый файл доказательств. Ничего при этом не меняется.</translation>
    </message>
    <message>
        <source>Remind me when the last backup is older than</source>
        <translation>Напоминать, если последней копии больше</translation>
    </message>
    <message>
        <source>Restoring makes a new vault from a backup, in a new or an empty folder: the page on which a vault is unlocked leads there. It refuses to write over anything, so neither a vault nor a backup can be lost by it.</source>
        <translation>Восстановление создаёт из копии новое хранилище в новой или пустой папке: туда ведёт страница, на которой открывают хранилище. Поверх чего-либо оно писать отказывается, так что ни хранилище, ни копия от него не пропадут.</translation>
    </message>
    <message>
        <source>So that a broken computer loses nothing.</source>
        <translation>Чтобы поломка компьютера ничего не унесла.</translation>
    </message>
    <message>
        <source>Stopped. The vault and earlier backups are as they were.</source>
        <translation>Остановлено. Хранилище и прежние копии такие же, как были.</translation>
    </message>
</context>
<context>
    <name>QuickCheck</name>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <translation>
            <numerusform>И ещё %n находка.</numerusform>
            <numerusform>И ещё %n находки.</numerusform>
            <numerusform>И ещё %n находок.</numerusform>
        </translation>
    </message>
    <message>
        <source>Found by the quick check: {finding}</source>
        <translation>Быстрая проверка обнаружила: {finding}</translation>
    </message>
    <message>
        <source>See all…</source>
        <translation>Показать всё…</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>Back up…</source>
        <translation>Сделать копию…</translation>
    </message>
    <message>
        <source>Some of what is in the vault is in no backup yet. It is time to make one.</source>
        <translation>Часть того, что есть в хранилище, ещё ни в одной резервной копии. Пора её сделать.</translation>
    </message>
</context>
</TS>
