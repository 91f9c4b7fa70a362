<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Dates</name>
    <message>
        <source>about {date}</source>
        <translation>примерно {date}</translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>начало: {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>конец: {date}</translation>
    </message>
    <message>
        <source>{date} (uncertain)</source>
        <translation>{date} (неточно)</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>About whom or what</source>
        <translation>О ком или о чём</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Возраст</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Approximately</source>
        <translation>Приблизительно</translation>
    </message>
    <message>
        <source>Archived at</source>
        <translation>Адрес в архиве</translation>
    </message>
    <message>
        <source>Area of the picture</source>
        <translation>Участок снимка</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Не меньше</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Не больше</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Входит в</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Кем</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Достоверность</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Связь с событием</translation>
    </message>
    <message>
        <source>Consequences</source>
        <translation>Последствия</translation>
    </message>
    <message>
        <source>Could be heard</source>
        <translation>Было слышно</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Валюта</translation>
    </message>
    <message>
        <source>Data exposed</source>
        <translation>Раскрытые данные</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>Digest (SHA-256)</source>
        <translation>Хеш (SHA-256)</translation>
    </message>
    <message>
        <source>Dispersal</source>
        <translation>Разгон</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Закончилось</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Снаряжение</translation>
    </message>
    <message>
        <source>Error of the clock, in seconds</source>
        <translation>Погрешность часов, в секундах</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Доказательства</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>Слева</translation>
    </message>
    <message>
        <source>From the top</source>
        <translation>Сверху</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Высота</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Откуда известно</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Сколько</translation>
    </message>
    <message>
        <source>How many there were</source>
        <translation>Сколько их было</translation>
    </message>
    <message>
        <source>How they were recognised</source>
        <translation>Как опознаны</translation>
    </message>
    <message>
        <source>Injuries</source>
        <translation>Травмы</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Обозначение</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Широта</translation>
    </message>
    <message>
        <source>Legal basis given</source>
        <translation>Указанное правовое основание</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Связи</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Долгота</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Кто снял или записал</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Снято или записано</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Отметки</translation>
    </message>
    <message>
        <source>Marks on clothing and cars</source>
        <translation>Знаки на одежде и машинах</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Средства</translation>
    </message>
    <message>
        <source>Most likely</source>
        <translation>Вероятнее всего</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Notified on</source>
        <translation>Дата уведомления</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>Number in the record</source>
        <translation>Номер в записи</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Занятие</translation>
    </message>
    <message>
        <source>On the web</source>
        <translation>В интернете</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Кто приказал</translation>
    </message>
    <message>
        <source>Organisers</source>
        <translation>Организаторы</translation>
    </message>
    <message>
        <source>Original file</source>
        <translation>Оригинал файла</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Part in it</source>
        <translation>Роль в случившемся</translation>
    </message>
    <message>
        <source>Part of the body</source>
        <translation>Часть тела</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Places in the file</source>
        <translation>Места в файле</translation>
    </message>
    <message>
        <source>Precision in metres</source>
        <translation>Точность в метрах</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Имущество</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Названная причина</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Обоснование</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Received from</source>
        <translation>От кого получено</translation>
    </message>
    <message>
        <source>Received how</source>
        <translation>Как получено</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Регион</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Надёжность</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Возвращено</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Серийный номер</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Пол</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>State of the file</source>
        <translation>Состояние файла</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>Кто забрал</translation>
    </message>
    <message>
        <source>The gathering</source>
        <translation>Собрание</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>Вещь</translation>
    </message>
    <message>
        <source>Those harmed</source>
        <translation>Пострадавшие</translation>
    </message>
    <message>
        <source>Those who did it</source>
        <translation>Кто это сделал</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Title of what was published</source>
        <translation>Название публикации</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Подразделение</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Подразделения</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Транспорт</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>Way out left open</source>
        <translation>Оставленный выход</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Что с ней стало</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>What is alleged</source>
        <translation>Что утверждают источники</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>Что видно</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Что было сделано</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Who had it</source>
        <translation>У кого была</translation>
    </message>
    <message>
        <source>Who was notified</source>
        <translation>Кого уведомили</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ширина</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>{field} (order)</source>
        <translation>{field} (порядок)</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Agrees to</source>
        <translation>Разрешает</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>Срок ответа</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статьи</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Оценки</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Орган</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Условия</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Согласие</translation>
    </message>
    <message>
        <source>Consented for them</source>
        <translation>Согласие за них дал(а)</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Demand: {text}</source>
        <translation>Требование: {text}</translation>
    </message>
    <message>
        <source>Detention</source>
        <translation>Задержание</translation>
    </message>
    <message>
        <source>Dispersal</source>
        <translation>Разгон</translation>
    </message>
    <message>
        <source>Everything that was done with this report and its files in this vault. The entries are chained: none can be changed or left out without being noticed.</source>
        <translation>Всё, что делалось в этом хранилище с этим сообщением и его файлами. Записи связаны в цепочку: изменить или убрать одну незаметно нельзя.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Доказательства</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Штраф</translation>
    </message>
    <message>
        <source>First version.</source>
        <translation>Первая версия.</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Передача</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Сколько</translation>
    </message>
    <message>
        <source>How many there were</source>
        <translation>Сколько их было</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>Должностные лица</translation>
    </message>
    <message>
        <source>It repeats: {title}</source>
        <translation>Повторяет: {title}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Law named: {text}</source>
        <translation>Названный закон: {text}</translation>
    </message>
    <message>
        <source>No longer in this vault.</source>
        <translation>В этом хранилище её больше нет.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Nothing in it changed.</source>
        <translation>Без изменений.</translation>
    </message>
    <message>
        <source>Notified</source>
        <translation>Уведомление подано</translation>
    </message>
    <message>
        <source>Organisers</source>
        <translation>Организаторы</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Имущество</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Названная причина</translation>
    </message>
    <message>
        <source>Reason given: {text}</source>
        <translation>Названная причина: {text}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получено</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>Запрещает</translation>
    </message>
    <message>
        <source>Said to</source>
        <translation>Кому сказано</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Подписали</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation>Неизвестные</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Sources: {text}</source>
        <translation>Источники: {text}</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Заявления</translation>
    </message>
    <message>
        <source>Steps taken</source>
        <translation>Что предпринято</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Taken to</source>
        <translation>Куда доставили</translation>
    </message>
    <message>
        <source>The gathering</source>
        <translation>Собрание</translation>
    </message>
    <message>
        <source>There is no entry about this report.</source>
        <translation>Об этом сообщении записей нет.</translation>
    </message>
    <message>
        <source>These versions contradict each other</source>
        <translation>Эти версии противоречат друг другу</translation>
    </message>
    <message>
        <source>They were written without knowing of each other. All are kept. Where they differ, they stand side by side here.</source>
        <translation>Они написаны независимо друг от друга. Сохранены все. Здесь они показаны рядом там, где расходятся.</translation>
    </message>
    <message>
        <source>This version was not handed over yet.</source>
        <translation>Эта версия ещё не передана.</translation>
    </message>
    <message>
        <source>Units there</source>
        <translation>Какие силы были на месте</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>Версия {n}</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>What is alleged</source>
        <translation>Что утверждают источники</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Что было сделано</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Отозвано</translation>
    </message>
    <message>
        <source>Withdrawn assessments</source>
        <translation>Отозванные оценки</translation>
    </message>
    <message>
        <source>Withdrawn: {date}</source>
        <translation>Отозвано: {date}</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Записано</translation>
    </message>
    <message>
        <source>about {number}</source>
        <translation>около {number}</translation>
    </message>
    <message>
        <source>at least {number}</source>
        <translation>не меньше {number}</translation>
    </message>
    <message>
        <source>at most {number}</source>
        <translation>не больше {number}</translation>
    </message>
    <message>
        <source>current version</source>
        <translation>текущая версия</translation>
    </message>
    <message>
        <source>no longer in this vault</source>
        <translation>в этом хранилище его больше нет</translation>
    </message>
    <message>
        <source>number: {name}</source>
        <translation>номер: {name}</translation>
    </message>
    <message>
        <source>owner: {name}</source>
        <translation>владелец: {name}</translation>
    </message>
    <message>
        <source>returned: {name}</source>
        <translation>вернули: {name}</translation>
    </message>
    <message>
        <source>says nothing of it</source>
        <translation>об этом не говорит</translation>
    </message>
    <message>
        <source>somebody unknown</source>
        <translation>неизвестный автор</translation>
    </message>
    <message>
        <source>taken by: {name}</source>
        <translation>кто забрал: {name}</translation>
    </message>
    <message>
        <source>was with: {name}</source>
        <translation>у кого было: {name}</translation>
    </message>
    <message>
        <source>within {number} m</source>
        <translation>с точностью до {number} м</translation>
    </message>
    <message>
        <source>{act} – {whom}</source>
        <translation>{act} — {whom}</translation>
    </message>
    <message>
        <source>{date}, to {names}</source>
        <translation>{date}, получатели: {names}</translation>
    </message>
    <message>
        <source>{span}, most likely {number}</source>
        <translation>{span}, вероятнее всего {number}</translation>
    </message>
    <message>
        <source>{who} – {act}</source>
        <translation>{who} — {act}</translation>
    </message>
    <message>
        <source>{who} – {act} – {whom}</source>
        <translation>{who} — {act} — {whom}</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln файл</numerusform>
            <numerusform>%Ln файла</numerusform>
            <numerusform>%Ln файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>Все сообщения</translation>
    </message>
    <message>
        <source>Change this report: a new version of it ({keys})</source>
        <translation>Изменить сообщение: получится новая версия ({keys})</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Make one report of the versions that contradict each other ({keys})</source>
        <translation>Сделать из противоречащих версий одно сообщение ({keys})</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Сообщение</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Custody</source>
        <translation>Хранение</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>What the report says</source>
        <translation>Текст сообщения</translation>
    </message>
</context>
</TS>
