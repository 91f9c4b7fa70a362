<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Выберите папку.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Введите парольную фразу.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>A slip of the finger would lock you out.</source>
        <translation>Из-за одной опечатки вы не сможете войти.</translation>
    </message>
    <message>
        <source>Choose a passphrase.</source>
        <translation>Придумайте парольную фразу.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Suggest one of random words</source>
        <translation>Предложить из случайных слов</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>The two differ. Show them to see which one is right.</source>
        <translation>Фразы не совпадают. Покажите обе и сравните.</translation>
    </message>
    <message>
        <source>This one is guessed too easily. Add a few words.</source>
        <translation>Эту фразу слишком легко угадать. Добавьте несколько слов.</translation>
    </message>
</context>
<context>
    <name>NewVault</name>
    <message>
        <source>An empty folder for the vault</source>
        <translation>Пустая папка для хранилища</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Другая папка…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>I collect reports</source>
        <translation>Я собираю сообщения</translation>
    </message>
    <message>
        <source>I write reports</source>
        <translation>Я пишу сообщения</translation>
    </message>
    <message>
        <source>If you forget the passphrase</source>
        <translation>Если забыть парольную фразу</translation>
    </message>
    <message>
        <source>Make a vault</source>
        <translation>Создать хранилище</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Создать хранилище</translation>
    </message>
    <message>
        <source>Making the vault…</source>
        <translation>Создаётся хранилище…</translation>
    </message>
    <message>
        <source>Nobody can open the vault then, and nobody can reset the passphrase: not your organisation, not the makers of this program. Write it on paper and keep the paper away from this device until you know it by heart.</source>
        <translation>Тогда хранилище не откроет никто, и сбросить фразу тоже никто не сможет – ни ваша организация, ни авторы программы. Запишите её на бумаге и держите бумагу подальше от этого устройства, пока не выучите наизусть.</translation>
    </message>
    <message>
        <source>The vault will be in {folder}</source>
        <translation>Хранилище будет в папке {folder}</translation>
    </message>
    <message>
        <source>Those who get your reports see it. It can be any name they know you by.</source>
        <translation>Его увидят те, кто получит ваши сообщения. Подойдёт любое имя, под которым они вас знают.</translation>
    </message>
    <message>
        <source>What do you do?</source>
        <translation>Чем вы занимаетесь?</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>Сначала напишите имя.</translation>
    </message>
    <message>
        <source>You also take in what others bring, check it and follow it up.</source>
        <translation>Вы к тому же принимаете то, что приносят другие, проверяете и ведёте дальше.</translation>
    </message>
    <message>
        <source>You record what you see and hand it over.</source>
        <translation>Вы записываете то, что видите, и передаёте дальше.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше имя</translation>
    </message>
</context>
<context>
    <name>Recover</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Открыть хранилище</translation>
    </message>
    <message>
        <source>Open with a recovery card</source>
        <translation>Открыть карточкой восстановления</translation>
    </message>
    <message>
        <source>Opening the vault…</source>
        <translation>Хранилище открывается…</translation>
    </message>
    <message>
        <source>The sheets are enough. Now a new passphrase:</source>
        <translation>Листов достаточно. Теперь новая парольная фраза:</translation>
    </message>
    <message>
        <source>The trustees of the card type the words of their sheets here. Then you choose a new passphrase; the old one no longer opens this vault.</source>
        <translation>Хранители карточки вводят здесь слова со своих листов. Затем вы выбираете новую парольную фразу; прежняя больше не открывает это хранилище.</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%n file(s) in the backup can&apos;t be read or are damaged, and the rest was restored. Keep the backup: another drive port or computer may still read them, and others may have them.</source>
        <translation>
            <numerusform>%n файл в резервной копии не читается или повреждён, остальное восстановлено. Сохраните копию: другой разъём или компьютер, возможно, его прочтёт, и он может быть у других.</numerusform>
            <numerusform>%n файла в резервной копии не читаются или повреждены, остальное восстановлено. Сохраните копию: другой разъём или компьютер, возможно, их прочтёт, и они могут быть у других.</numerusform>
            <numerusform>%n файлов в резервной копии не читаются или повреждены, остальное восстановлено. Сохраните копию: другой разъём или компьютер, возможно, их прочтёт, и они могут быть у других.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more.</source>
        <translation>
            <numerusform>И ещё %n.</numerusform>
            <numerusform>И ещё %n.</numerusform>
            <numerusform>И ещё %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new or an empty folder.</source>
        <translation>Новая или пустая папка.</translation>
    </message>
    <message>
        <source>A new vault is made from the backup, which stays as it is. Nothing is ever written over: neither a vault nor a backup can be lost by this.</source>
        <translation>Из резервной копии создаётся новое хранилище, сама копия остаётся как есть. Поверх ничего не пишется: ни хранилище, ни копия из-за этого не пропадут.</translation>
    </message>
    <message>
        <source>An empty folder for the vault</source>
        <translation>Пустая папка для хранилища</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Резервная копия</translation>
    </message>
    <message>
        <source>Copying the backup and comparing everything with it…</source>
        <translation>Копия переносится, и всё с ней сверяется…</translation>
    </message>
    <message>
        <source>Everything was compared with the backup and holds. The vault is in the folder “{folder}”.</source>
        <translation>Всё сверено с резервной копией и совпадает. Хранилище — в папке «{folder}».</translation>
    </message>
    <message>
        <source>It opens with the passphrase that you typed. What was written after the backup was made is not in it.</source>
        <translation>Оно открывается той фразой, которую вы ввели. Того, что записано после создания копии, в нём нет.</translation>
    </message>
    <message>
        <source>It was made {when}.</source>
        <translation>Сделана: {when}.</translation>
    </message>
    <message>
        <source>No backup? Recover a damaged vault…</source>
        <translation>Копии нет? Спасти повреждённое хранилище…</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Ещё не выбрано</translation>
    </message>
    <message>
        <source>Passphrase lost? Use a recovery card…</source>
        <translation>Фраза потеряна? Открыть карточкой восстановления…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Восстановление из резервной копии</translation>
    </message>
    <message>
        <source>Stopped. No vault was made, and the backup is as it was.</source>
        <translation>Остановлено. Хранилище не создано, резервная копия такая же, как была.</translation>
    </message>
    <message>
        <source>The drive or the folder that the backup was made into.</source>
        <translation>Диск или папка, куда делали копию.</translation>
    </message>
    <message>
        <source>The folder of the backup</source>
        <translation>Папка резервной копии</translation>
    </message>
    <message>
        <source>The sheets are enough. The restored vault gets a new passphrase; the backup itself still opens with the old one.</source>
        <translation>Листов достаточно. Восстановленное хранилище получит новую парольную фразу; сама копия по-прежнему открывается старой.</translation>
    </message>
    <message>
        <source>The vault is restored</source>
        <translation>Хранилище восстановлено</translation>
    </message>
    <message>
        <source>The vault will be in</source>
        <translation>Хранилище будет в папке</translation>
    </message>
    <message>
        <source>Unlock it…</source>
        <translation>Открыть его…</translation>
    </message>
</context>
<context>
    <name>Salvage</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n контакт</numerusform>
            <numerusform>%n контакта</numerusform>
            <numerusform>%n контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n черновик</numerusform>
            <numerusform>%n черновика</numerusform>
            <numerusform>%n черновиков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
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
        <source>A new or an empty folder, best on another drive: this one may be failing.</source>
        <translation>Новая или пустая папка, лучше на другом диске: этот, возможно, выходит из строя.</translation>
    </message>
    <message>
        <source>A new vault is made from everything that can still be read. The damaged one is only read and stays as it is. If there is a backup from the day of the damage, restoring that is better: it has everything.</source>
        <translation>Из всего, что ещё читается, создаётся новое хранилище. Повреждённое только читается и остаётся как есть. Если есть свежая резервная копия, лучше восстановить её: в ней всё.</translation>
    </message>
    <message>
        <source>An empty folder for the new vault</source>
        <translation>Пустая папка для нового хранилища</translation>
    </message>
    <message>
        <source>Damaged vault</source>
        <translation>Повреждённое хранилище</translation>
    </message>
    <message>
        <source>It opens with the same passphrase. The damaged vault was left exactly as it was.</source>
        <translation>Оно открывается той же парольной фразой. Повреждённое хранилище осталось в точности как было.</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Ещё не выбрано</translation>
    </message>
    <message>
        <source>Nothing is missing as far as can be told. Keep the damaged vault until you have looked through the new one.</source>
        <translation>Насколько можно судить, ничего не потеряно. Не удаляйте повреждённое хранилище, пока не просмотрите новое.</translation>
    </message>
    <message>
        <source>Reading what can be read, and putting it together anew…</source>
        <translation>Читается всё, что ещё читается, и собирается заново…</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Спасти</translation>
    </message>
    <message>
        <source>Recover a damaged vault</source>
        <translation>Спасение повреждённого хранилища</translation>
    </message>
    <message>
        <source>Recovered: {records}, {files}, {contacts}, {drafts}.</source>
        <translation>Спасено: {records}, {files}, {contacts}, {drafts}.</translation>
    </message>
    <message>
        <source>Restore a backup instead…</source>
        <translation>Лучше восстановить резервную копию…</translation>
    </message>
    <message>
        <source>Stopped. No vault was made, and the damaged one is as it was.</source>
        <translation>Остановлено. Новое хранилище не создано, повреждённое такое же, как было.</translation>
    </message>
    <message>
        <source>The folder of the damaged vault</source>
        <translation>Папка повреждённого хранилища</translation>
    </message>
    <message>
        <source>The new vault is made</source>
        <translation>Новое хранилище создано</translation>
    </message>
    <message>
        <source>The new vault will be in</source>
        <translation>Новое хранилище будет в папке</translation>
    </message>
    <message>
        <source>This is missing or uncertain. Keep the damaged vault: a backup, or whoever you handed over to, may have it. Then back the new vault up to another drive.</source>
        <translation>Ниже — чего нет или что не наверняка. Сохраните повреждённое хранилище; недостающее может быть в резервной копии или у тех, кому вы его передали. Затем сделайте резервную копию нового хранилища на другой диск.</translation>
    </message>
    <message>
        <source>Unlock it…</source>
        <translation>Открыть его…</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>From now on the program opens this vault. Unlock it.</source>
        <translation>Отныне программа открывает это хранилище. Откройте его.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>The folder of the vault</source>
        <translation>Папка хранилища</translation>
    </message>
    <message>
        <source>The new passphrase is in force. Unlock the vault with it.</source>
        <translation>Новая парольная фраза действует. Откройте ею хранилище.</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Another folder…</source>
        <translation>Другая папка…</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Заблокировано</translation>
    </message>
    <message>
        <source>Open with a recovery card…</source>
        <translation>Открыть карточкой восстановления…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Recover what can be read…</source>
        <translation>Спасти то, что читается…</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Восстановить из копии…</translation>
    </message>
    <message>
        <source>Restore this backup…</source>
        <translation>Восстановить эту копию…</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Введите парольную фразу.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Открываю…</translation>
    </message>
    <message>
        <source>You can try again in {seconds} s.</source>
        <translation>Попробовать снова можно через {seconds} с.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Here you record what you saw, with photos, video and documents, and who was affected. Everything lies encrypted in one folder on this device, the vault, and nothing ever goes over a network. You hand your reports over as one encrypted file on a USB drive.</source>
        <translation>Здесь вы записываете, что видели и кто пострадал, и прикладываете фото, видео и документы. Всё лежит зашифрованным в одной папке на этом устройстве – в хранилище, и ничто никогда не уходит в сеть. Свои сообщения вы передаёте одним зашифрованным файлом на флешке.</translation>
    </message>
    <message>
        <source>I already have a vault…</source>
        <translation>У меня уже есть хранилище…</translation>
    </message>
    <message>
        <source>I have a backup…</source>
        <translation>У меня есть резервная копия…</translation>
    </message>
    <message>
        <source>Make a vault</source>
        <translation>Создать хранилище</translation>
    </message>
    <message>
        <source>Write down what happened. Keep it safe.</source>
        <translation>Запишите, что произошло. И сохраните.</translation>
    </message>
</context>
</TS>
