<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>DayField</name>
    <message>
        <source>For instance 2027-12-31</source>
        <translation>Например, 2027-12-31</translation>
    </message>
    <message>
        <source>This is no day. Write 2027-12-31 or 31.12.2027, or nothing.</source>
        <translation>Это не дата. Напишите 2027-12-31 или 31.12.2027 либо оставьте поле пустым.</translation>
    </message>
</context>
<context>
    <name>HandOnForm</name>
    <message>
        <source>Read a request</source>
        <translation>Прочитать запрос</translation>
    </message>
    <message>
        <source>Read a request…</source>
        <translation>Прочитать запрос…</translation>
    </message>
    <message>
        <source>Save the card of the successor</source>
        <translation>Сохранить карточку преемника</translation>
    </message>
    <message>
        <source>Sign it and save the card…</source>
        <translation>Подписать и сохранить карточку…</translation>
    </message>
    <message>
        <source>The fingerprint is right. Your signature can&apos;t be taken back: your contacts will be told that {name} takes your place.</source>
        <translation>Отпечаток верный. Подпись нельзя отозвать: ваши контакты узнают, что вас заменяет {name}.</translation>
    </message>
    <message>
        <source>{name}, {role}, asks to take your place.</source>
        <translation>{name}, {role}, просит признать себя вашей заменой.</translation>
    </message>
</context>
<context>
    <name>KeyFileForm</name>
    <message>
        <source>Save the key</source>
        <translation>Сохранить ключ</translation>
    </message>
    <message>
        <source>Save the key…</source>
        <translation>Сохранить ключ…</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>A newer card of the same keys. The fingerprint stays, so nobody has to compare anything again; but your contacts have to get the new card.</source>
        <translation>Новая карточка тех же ключей. Отпечаток остаётся прежним, снова сверять ничего не нужно, но новую карточку должны получить все ваши контакты.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>If this vault holds the new keys: save a request to the owner of the older card, have it signed in the older vault, and use the card that comes back.</source>
        <translation>Если новые ключи в этом хранилище: сохраните запрос владельцу прежней карточки, пусть его подпишут в прежнем хранилище, и примите карточку, которая вернётся.</translation>
    </message>
    <message>
        <source>If your keys are lost or in other hands, this file tells your contacts to trust them no more, for ever. It is made beforehand, because then you may not be able to. Who has it can end your keys, but read nothing.</source>
        <translation>Если ключи потеряны или попали в чужие руки, этот файл скажет вашим контактам больше никогда им не доверять. Его делают заранее: потом такой возможности может не быть. У кого он есть, тот может прекратить действие ваших ключей, но ничего не прочтёт.</translation>
    </message>
    <message>
        <source>It opens what was handed over to you with public tools (age) alone, on any computer. It is saved under a passphrase of its own; whoever has both reads everything that was ever handed over to you.</source>
        <translation>Им можно открыть переданное вам одними общедоступными средствами (age) на любом компьютере. Ключ сохраняется под собственной парольной фразой; у кого есть и то и другое, прочтёт всё, что вам когда-либо передавали.</translation>
    </message>
    <message>
        <source>Key for use without this program</source>
        <translation>Ключ для работы без этой программы</translation>
    </message>
    <message>
        <source>Name a successor</source>
        <translation>Назвать преемника</translation>
    </message>
    <message>
        <source>Renew the card</source>
        <translation>Обновить карточку</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Отзыв ключа</translation>
    </message>
    <message>
        <source>Save the revocation</source>
        <translation>Сохранить отзыв ключа</translation>
    </message>
    <message>
        <source>Save the revocation…</source>
        <translation>Сохранить отзыв ключа…</translation>
    </message>
    <message>
        <source>So that others can go on trusting what comes from you.</source>
        <translation>Чтобы другие и дальше могли доверять тому, что приходит от вас.</translation>
    </message>
    <message>
        <source>Somebody else&apos;s keys, or new keys of your own, take the place of these: read the request that was made in the other vault, compare the fingerprint, and sign it.</source>
        <translation>Ваши ключи заменят ключи другого человека или ваши же новые: прочитайте запрос, сделанный в другом хранилище, сверьте отпечаток и подпишите.</translation>
    </message>
    <message>
        <source>Take somebody&apos;s place</source>
        <translation>Занять чьё-то место</translation>
    </message>
    <message>
        <source>The card was renewed and saved as “{file}”. Give it to all your contacts: until they have it, the old one counts for them.</source>
        <translation>Карточка обновлена и сохранена: «{file}». Передайте её всем контактам: пока её нет, для них действует прежняя.</translation>
    </message>
    <message>
        <source>The key was saved as “{file}”. Keep it apart from its passphrase and from what it opens.</source>
        <translation>Ключ сохранён: «{file}». Храните его отдельно от его парольной фразы и от того, что он открывает.</translation>
    </message>
    <message>
        <source>The request was saved as “{file}”. Have it signed in the older vault, where your fingerprint will be compared.</source>
        <translation>Запрос сохранён: «{file}». Пусть его подпишут в прежнем хранилище: там сверят ваш отпечаток.</translation>
    </message>
    <message>
        <source>The revocation was saved as “{file}”. Keep it away from this vault, with somebody who gives it to your contacts when your keys are lost or taken.</source>
        <translation>Отзыв ключа сохранён: «{file}». Храните его отдельно от этого хранилища, у человека, который передаст его вашим контактам, если ключи потеряны или отняты.</translation>
    </message>
    <message>
        <source>This card is yours from now on. Save it on the page of contacts and give it to those whom you take over.</source>
        <translation>Теперь это ваша карточка. Сохраните её на странице контактов и передайте тем, кто теперь будет передавать вам.</translation>
    </message>
    <message>
        <source>You signed that {name} takes your place. Give “{file}” to {name}, who uses it in the other vault and gives it to your contacts.</source>
        <translation>Вы подписали, что вас заменяет {name}. Передайте файл «{file}» тому, кто вас заменяет: его примут в другом хранилище и передадут вашим контактам.</translation>
    </message>
    <message>
        <source>Your keys</source>
        <translation>Ваши ключи</translation>
    </message>
</context>
<context>
    <name>RekeyingCard</name>
    <message>
        <source>Backups and copies from before still open with the old passphrase: make a backup in a new folder now, and destroy the old ones.</source>
        <translation>Прежние резервные и другие копии по-прежнему открываются старой фразой: сделайте сейчас резервную копию в новую папку, а старые уничтожьте.</translation>
    </message>
    <message>
        <source>From now on only the new passphrase opens it.</source>
        <translation>Теперь его открывает только новая парольная фраза.</translation>
    </message>
    <message>
        <source>It didn&apos;t work</source>
        <translation>Не получилось</translation>
    </message>
    <message>
        <source>Leave the device on and the drive in. Cancelled or interrupted, the vault stays whole.</source>
        <translation>Не выключайте устройство и не вынимайте диск. Даже если прервать, хранилище останется целым.</translation>
    </message>
    <message>
        <source>New keys for the vault</source>
        <translation>Новые ключи хранилища</translation>
    </message>
    <message>
        <source>Nothing was changed: the passphrase and all keys are as they were.</source>
        <translation>Ничего не изменилось: парольная фраза и все ключи прежние.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Остановлено</translation>
    </message>
    <message>
        <source>The vault has new keys</source>
        <translation>У хранилища новые ключи</translation>
    </message>
    <message>
        <source>The vault opens with the passphrase that it had.</source>
        <translation>Хранилище открывается прежней парольной фразой.</translation>
    </message>
    <message>
        <source>These recovery cards no longer open it: {names}.</source>
        <translation>Эти карточки восстановления его больше не открывают: {names}.</translation>
    </message>
    <message>
        <source>These recovery cards open it too: {names}.</source>
        <translation>Его открывают и эти карточки восстановления: {names}.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Unlock the vault with the passphrase that it had; if that doesn&apos;t open it, with the new one. One of the two does.</source>
        <translation>Откройте хранилище прежней парольной фразой; если она не подойдёт, то новой. Одна из двух подойдёт.</translation>
    </message>
    <message>
        <source>Unlock with the new passphrase</source>
        <translation>Открыть новой парольной фразой</translation>
    </message>
    <message>
        <source>Whoever copied the vault before can read what was in it then. Flash memory may keep the old header where no program can overwrite it.</source>
        <translation>Кто скопировал хранилище раньше, прочтёт то, что в нём тогда было. Флеш-память может хранить старый заголовок там, где его не перезапишет ни одна программа.</translation>
    </message>
    <message>
        <source>Writing under new keys</source>
        <translation>Запись под новыми ключами</translation>
    </message>
</context>
<context>
    <name>RekeyingPage</name>
    <message>
        <source>A changed passphrase opens the same keys. This makes new ones: the database is written anew, and until the last moment the vault opens as before. It takes the time and the room of one copy of the database; the evidence isn&apos;t written again.</source>
        <translation>Сменённая парольная фраза открывает те же ключи. Здесь создаются новые: база данных записывается заново, и до последнего мига хранилище открывается как прежде. Нужны время и место на одну копию базы; доказательства заново не записываются.</translation>
    </message>
    <message>
        <source>Drafts are kept. What is being written to a drive is stopped, so wait for that first. Then the vault is closed, and you unlock it with the new passphrase.</source>
        <translation>Черновики сохранятся. То, что сейчас записывается на диск, прервётся: сначала дождитесь конца. Затем хранилище закроется, и вы откроете его новой парольной фразой.</translation>
    </message>
    <message>
        <source>If somebody may know the passphrase, or had this device or a copy of the vault.</source>
        <translation>Если парольную фразу могли узнать или если в чужих руках побывало устройство либо копия хранилища.</translation>
    </message>
    <message>
        <source>It can&apos;t reach copies and backups that were made before: they open with the old passphrase as long as they exist. Whoever copied the folder before can read what was in it then. Your card and its fingerprint stay the same.</source>
        <translation>На прежние копии это не действует: пока они существуют, их открывает старая фраза. Кто скопировал папку раньше, прочтёт то, что в ней тогда было. Ваша карточка и её отпечаток остаются прежними.</translation>
    </message>
    <message>
        <source>Make new keys</source>
        <translation>Создать новые ключи</translation>
    </message>
    <message>
        <source>New keys for the vault</source>
        <translation>Новые ключи хранилища</translation>
    </message>
    <message>
        <source>No recovery card will open it, only the new passphrase.</source>
        <translation>Карточки восстановления его не откроют, только новая парольная фраза.</translation>
    </message>
    <message>
        <source>Other ways into the vault</source>
        <translation>Другие пути в хранилище</translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation>Парольная фраза сейчас</translation>
    </message>
    <message>
        <source>Passphrases</source>
        <translation>Парольные фразы</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>These recovery cards will open it afterwards too: {names}.</source>
        <translation>Его по-прежнему откроют эти карточки восстановления: {names}.</translation>
    </message>
    <message>
        <source>These will no longer open it, since they are revoked, expired, unfinished or no longer among your contacts: {names}.</source>
        <translation>Эти больше не откроют: они отозваны, просрочены, не завершены или уже не в контактах: {names}.</translation>
    </message>
    <message>
        <source>Type the passphrase that opens the vault now.</source>
        <translation>Введите парольную фразу, которая открывает хранилище сейчас.</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Что происходит</translation>
    </message>
</context>
<context>
    <name>RenewForm</name>
    <message>
        <source>Expires on</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>Name on the card</source>
        <translation>Имя на карточке</translation>
    </message>
    <message>
        <source>Nothing means never. From that day on nobody takes anything from you.</source>
        <translation>Пусто значит бессрочно. С этого дня от вас ничего не примут.</translation>
    </message>
    <message>
        <source>Renew and save the card…</source>
        <translation>Обновить и сохранить карточку…</translation>
    </message>
    <message>
        <source>Save the renewed card</source>
        <translation>Сохранить обновлённую карточку</translation>
    </message>
    <message>
        <source>Write the name that the card is to show.</source>
        <translation>Напишите имя, которое будет на карточке.</translation>
    </message>
    <message>
        <source>Your contacts are told of a new name. A pseudonym is best.</source>
        <translation>Контактам сообщается о новом имени. Лучше всего псевдоним.</translation>
    </message>
</context>
<context>
    <name>TakeOverForm</name>
    <message>
        <source>Ask the owner of an older card…</source>
        <translation>Попросить владельца прежней карточки…</translation>
    </message>
    <message>
        <source>Save the request</source>
        <translation>Сохранить запрос</translation>
    </message>
    <message>
        <source>The card that came back</source>
        <translation>Вернувшаяся карточка</translation>
    </message>
    <message>
        <source>The card whose place you take</source>
        <translation>Карточка, чьё место вы занимаете</translation>
    </message>
    <message>
        <source>Use the card that came back…</source>
        <translation>Принять вернувшуюся карточку…</translation>
    </message>
</context>
</TS>
