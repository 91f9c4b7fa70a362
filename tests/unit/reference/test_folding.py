"""Folding for search, and the key under which spellings of one name meet. Persons are invented."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.reference import folding
from fieldreport.reference.folding import fold, latin, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  The   SQUARE\n\tat noon ", "the square at noon"),
        ("Ёлкина ещё ждёт", "елкина еще ждет"),
        ("ЕЛКИНА", "елкина"),
        ("е\u0308лка", "елка"),
        ("за\u0301мок", "замок"),
        ("Straße", "strasse"),
        ("Ğani ŞOLPAN Äsel", "gani solpan asel"),
        ("İSTANBUL", "istanbul"),
        ("Qızılorda", "qizilorda"),
        ("ai\u0306gul", "aigul"),
        ("not\u00a0broken", "not broken"),
        ("soft\u00adhyphen and\u200b zero", "softhyphen and zero"),
        ("", ""),
    ],
)
def test_text_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "word", ["әкім", "ғалым", "қала", "таң", "өмір", "ұлт", "үкім", "һәм", "іс", "йод"]
)
def test_kazakh_and_russian_letters_stay_distinct(word: str) -> None:
    assert fold(word) == word
    assert fold(unicodedata.normalize("NFD", word.upper())) == word


def test_the_quick_way_and_the_careful_way_agree() -> None:
    plain = "Айгүл ждёт у ОТДЕЛА: «Ұстау» – №7, ІІМ, Ґ, Ў… “ok” Ё"
    assert fold(plain) == " ".join(folding._without_marks(plain).split())


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_a_mark_without_a_letter_is_kept() -> None:
    assert fold("\u0301x") == "\u0301x"


def test_tokens_are_runs_of_letters_digits_and_their_marks() -> None:
    assert tokens("Акция «Ұлы дала», 27.11: камеры-2!") == (
        "акция",
        "ұлы",
        "дала",
        "27",
        "11",
        "камеры",
        "2",
    )
    assert tokens("क्षेत्र") == (fold("क्षेत्र"),)
    assert tokens(" – … ") == ()


# Each line is one name as it may stand in a report, a passport, a court paper or a chat.
ONE_NAME = [
    "Қайрат Кайрат Kairat Qairat Kayrat Qayrat Qaırat",
    "Әсел Асель Асел Asel Assel Äsel Ásel",
    "Ержан Yerzhan Erzhan Erjan",
    "Жақсыбеков Жаксыбеков Джаксыбеков Zhaksybekov Dzhaksybekov Djaksibekov Jaqsybekov",
    "Әлиев Алиев Aliyev Aliev Äliev",
    "Мұсаев Мусаев Musayev Musaev",
    "Бауыржан Бауржан Bauyrzhan Baurzhan Bauırjan",
    "Мағжан Магжан Maghzhan Magzhan Mağjan",
    "Нұрсәуле Нурсауле Nursaule Nursäule Nūrsäule Núrsáýle",
    "Дәурен Даурен Dauren Dawren Däuren",
    "Шолпан Sholpan Şolpan",
    "Айгүл Айгуль Aigul Aygul Aigül Aıgúl",
    "Гүлнәр Гульнар Гюльнар Gulnar Gülnär",
    "Жұлдыз Жулдыз Zhuldyz Juldyz Jūldyz",
    "Өтеген Отеген Otegen Ötegen",
    "Ғалым Галым Galym Ghalym Ğalym",
    "Хасенова Khasenova Hasenova",
    "Жеңіс Женгис Zhengis Zhenis Jeñıs Jeńis",
    "Евгений Yevgeniy Yevgeny Evgeny Evgenii",
    "Юрий Yuriy Yury Iurii Yuri",
    "Соловьёв Соловьев Solovyov Solovyev Solovev Solov'ev Solov’ev",
    "Хрущёв Khrushchev Khrushchyov Hrushev",
    "Щербакова Shcherbakova Scherbakova Sherbakova",
    "Татьяна Tatyana Tatiana Tat'yana",
    "Наталья Наталия Natalya Natalia Nataliya",
    "Васильев Vasilyev Vasiliev Vasilev",
    "Фёдор Федор Fyodor Fedor",
    "Александр Aleksandr Alexandr",
    "Цой Tsoy Tsoi",
    "Чернов Chernov Černov",
    "Шымкент Shymkent Şymkent",
    "Алматы Almaty Almatı",
    "Атырау Atyrau Atyraý Atıraw",
    "Жаңаөзен Жанаозен Zhanaozen Janaozen Jañaözen Jańaózen",
    "Маңғыстау Мангистау Mangystau Mangistau Mañğystau Mańǵystaý",
    "Қызылорда Кызылорда Kyzylorda Qyzylorda Qızılorda",
    "Ақтөбе Актобе Aktobe Aqtöbe Aqtóbe",
    "Түркістан Туркистан Turkistan Türkıstan",
    "Екібастұз Экибастуз Ekibastuz Ekıbastūz",
    "Талдықорған Талдыкорган Taldykorgan Taldyqorğan",
    "Қостанай Костанай Kostanay Qostanai",
]


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda line: line.split()[0])
def test_all_spellings_of_one_name_have_one_key(spellings: str) -> None:
    keys = {latin(name) for name in spellings.split()}
    assert len(keys) == 1, keys
    assert keys.pop().isascii()


def test_different_names_have_different_keys() -> None:
    keys = [latin(line.split()[0]) for line in ONE_NAME]
    assert len(set(keys)) == len(keys)
    assert latin("Асан") != latin("Асия")
    assert latin("Чернова") != latin("Шернова")
    assert latin("Марат") != latin("Мурат")


def test_words_keep_their_order_and_signs_separate_them() -> None:
    assert latin("Сәрсенова  Айгүл") == "sarsenova aigul"
    assert latin("Усть-Каменогорск") == "ust kamenogorsk"
    assert latin("— ъ —") == ""


def test_digits_and_other_scripts_pass() -> None:
    assert latin("Лицей №178") == "litsei 178"
    assert latin("王明") == "王明"


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert latin(latin(text)) == latin(text)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі ", max_size=40))
def test_cyrillic_always_becomes_plain_latin(text: str) -> None:
    assert latin(text).replace(" ", "").isascii()
    assert latin(text.upper()) == latin(text)
