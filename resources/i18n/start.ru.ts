<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
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
    <name>StartPage</name>
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
        <source>Make a vault</source>
        <translation>Создать хранилище</translation>
    </message>
    <message>
        <source>Write down what happened. Keep it safe.</source>
        <translation>Запишите, что произошло. И сохраните.</translation>
    </message>
</context>
</TS>
