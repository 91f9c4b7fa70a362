<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>MakeCard</name>
    <message>
        <source>Expires on</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>For instance that of your organisation.</source>
        <translation>Например, название вашей организации.</translation>
    </message>
    <message>
        <source>Give up: make no card</source>
        <translation>Отказаться: карточку не делать</translation>
    </message>
    <message>
        <source>Make the sheets</source>
        <translation>Сделать листы</translation>
    </message>
    <message>
        <source>Name on the card</source>
        <translation>Имя на карточке</translation>
    </message>
    <message>
        <source>Needed together</source>
        <translation>Нужно вместе</translation>
    </message>
    <message>
        <source>Nothing means never. After that day no vault can be opened to it anew.</source>
        <translation>Пусто значит бессрочно. После этого дня её нельзя будет допустить к новым хранилищам.</translation>
    </message>
    <message numerus="yes">
        <source>Now %n of the trustees type their words from paper. Only then is it known that what they keep opens something.</source>
        <translation>
            <numerusform>Теперь %n хранитель вводит свои слова с бумаги. Только тогда известно, что сохранённое что-то открывает.</numerusform>
            <numerusform>Теперь %n хранителя вводят свои слова с бумаги. Только тогда известно, что сохранённое что-то открывает.</numerusform>
            <numerusform>Теперь %n хранителей вводят свои слова с бумаги. Только тогда известно, что сохранённое что-то открывает.</numerusform>
        </translation>
    </message>
    <message>
        <source>One for each trustee.</source>
        <translation>По одному на каждого хранителя.</translation>
    </message>
    <message>
        <source>Save the recovery card</source>
        <translation>Сохранить карточку восстановления</translation>
    </message>
    <message>
        <source>Save the recovery card…</source>
        <translation>Сохранить карточку восстановления…</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Листов</translation>
    </message>
    <message>
        <source>The sheets open what is sealed to the card. Save the card now: others add it to their contacts and compare its fingerprint. The revocation is saved beside it: keep it somewhere else.</source>
        <translation>Листы открывают то, что запечатано для карточки. Теперь сохраните карточку: другие добавят её в контакты и сверят отпечаток. Рядом сохраняется отзыв: храните его в другом месте.</translation>
    </message>
    <message>
        <source>With fewer, nobody learns anything.</source>
        <translation>С меньшим числом никто ничего не узнает.</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>Сначала напишите имя.</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>A recovery card belongs to several trustees together. None of them can use it alone, and it opens this vault without your passphrase: nobody else&apos;s permission is asked then, not even yours.</source>
        <translation>Карточка восстановления принадлежит нескольким хранителям вместе. Поодиночке никто из них не может ею воспользоваться, но хранилище она открывает без вашей парольной фразы: ничьего разрешения, даже вашего, тогда не спрашивают.</translation>
    </message>
    <message>
        <source>If the passphrase of this vault is ever lost.</source>
        <translation>На случай, если парольная фраза этого хранилища потеряется.</translation>
    </message>
    <message>
        <source>Its key is split into sheets of words and is never written to a drive. Do it on a computer without a network, with the trustees around you.</source>
        <translation>Её ключ делится на листы со словами и никогда не записывается на диск. Делайте это на компьютере без сети, когда хранители рядом.</translation>
    </message>
    <message>
        <source>Let a recovery card open this vault</source>
        <translation>Разрешить карточке восстановления открывать это хранилище</translation>
    </message>
    <message>
        <source>Make a recovery card</source>
        <translation>Сделать карточку восстановления</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Восстановление</translation>
    </message>
    <message>
        <source>That card no longer opens this copy of the vault.</source>
        <translation>Эта карточка больше не открывает эту копию хранилища.</translation>
    </message>
    <message>
        <source>The recovery card is made and was tried. It is in {file}: give it to those whose vaults it should open.</source>
        <translation>Карточка восстановления сделана и проверена. Она в файле {file}: дайте её тем, чьи хранилища она должна открывать.</translation>
    </message>
    <message>
        <source>The trustees of {name} can now open this vault together. Your passphrase works as before. Backups that were made earlier don&apos;t open to them: make a new one.</source>
        <translation>Хранители карточки «{name}» теперь могут вместе открыть это хранилище. Ваша парольная фраза действует как прежде. Прежние резервные копии им не открываются: сделайте новую.</translation>
    </message>
    <message>
        <source>These sheets open this vault.</source>
        <translation>Эти листы открывают это хранилище.</translation>
    </message>
    <message>
        <source>Try it with the trustees</source>
        <translation>Проверить с хранителями</translation>
    </message>
    <message>
        <source>Ways into this vault</source>
        <translation>Пути в это хранилище</translation>
    </message>
    <message>
        <source>Where they are at hand. Nothing is changed by it.</source>
        <translation>Если они рядом. Ничего от этого не меняется.</translation>
    </message>
    <message>
        <source>Whoever can use one of these cards can open this vault, if he has it in his hands.</source>
        <translation>Кто может воспользоваться одной из этих карточек, тот откроет хранилище, если оно у него в руках.</translation>
    </message>
</context>
<context>
    <name>Sealing</name>
    <message>
        <source>Let it open this vault</source>
        <translation>Разрешить открывать хранилище</translation>
    </message>
    <message>
        <source>Recovery card</source>
        <translation>Карточка восстановления</translation>
    </message>
    <message>
        <source>The key of the vault is nowhere in memory, so it is needed once more.</source>
        <translation>Ключа хранилища нет в памяти, поэтому она нужна ещё раз.</translation>
    </message>
    <message>
        <source>The passphrase of this vault</source>
        <translation>Парольная фраза этого хранилища</translation>
    </message>
    <message>
        <source>There is no recovery card among your contacts whose fingerprint was compared. Add your organisation&apos;s card, and compare it, first.</source>
        <translation>Среди ваших контактов нет карточки восстановления со сверенным отпечатком. Сначала добавьте карточку своей организации и сверьте её.</translation>
    </message>
    <message>
        <source>To the contacts</source>
        <translation>К контактам</translation>
    </message>
    <message>
        <source>Type the passphrase of this vault.</source>
        <translation>Введите парольную фразу этого хранилища.</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Next sheet</source>
        <translation>Следующий лист</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
    <message>
        <source>The sheet</source>
        <translation>Лист</translation>
    </message>
    <message>
        <source>The trustee has it: go on</source>
        <translation>Лист у хранителя: дальше</translation>
    </message>
    <message>
        <source>Write it down or print it for its trustee, who is the only one to see it. A printer and its queue may keep what they printed: use one that nobody else does, without a network.</source>
        <translation>Перепишите или напечатайте его для хранителя: никто другой видеть его не должен. Принтер и его очередь могут хранить напечатанное: возьмите тот, которым больше никто не пользуется, без сети.</translation>
    </message>
</context>
<context>
    <name>WayRow</name>
    <message>
        <source>Leave it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Not finished: let this card open the vault once more, below.</source>
        <translation>Не закончено: разрешите этой карточке открывать хранилище ещё раз, ниже.</translation>
    </message>
    <message>
        <source>Opens the vault. Added on {day}, not tried yet.</source>
        <translation>Открывает хранилище. Добавлена: {day}. Ещё не проверена.</translation>
    </message>
    <message>
        <source>Opens the vault. Tried with its trustees on {day}.</source>
        <translation>Открывает хранилище. Проверено с хранителями: {day}.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove the card of {name}</source>
        <translation>Убрать карточку: {name}</translation>
    </message>
    <message>
        <source>Revoked, expired, or no longer among the contacts: remove it.</source>
        <translation>Отозвана, просрочена или больше не в контактах: уберите её.</translation>
    </message>
    <message>
        <source>This copy of the vault will no longer open to that card. Copies and backups that were made before still do.</source>
        <translation>Эта копия хранилища больше не будет открываться этой карточкой. Сделанные раньше копии и резервные копии — по-прежнему будут.</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>Only the passphrase opens this vault.</source>
        <translation>Это хранилище открывает только парольная фраза.</translation>
    </message>
</context>
</TS>
