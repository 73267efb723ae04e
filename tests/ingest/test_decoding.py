from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.decoding import decode

ENGLISH = "Acme said on Monday that it will open a second plant.\nIt “will cost” €5 billion.\n"
FRENCH = "Le café a été fermé ; « c’est dommage », a dit la gérante, qui espère rouvrir à Noël.\n"
RUSSIAN = (
    "Правительство объявило в среду, что до конца года будет создан новый центр обработки "
    "данных.\nМинистр подчеркнул, что проект создаст 3000 рабочих мест.\n"  # noqa: RUF001
)
JAPANESE = (
    "政府は水曜日、年末までに新しいデータセンターを建設すると発表した。\n"
    "大臣は再生可能エネルギーを使うと述べた。費用は 500 億円。\n"
)


def read(data: bytes, declared: str = "") -> tuple[str, list[str]]:
    text, problems = decode(data, declared=declared, name="in.txt")
    assert all(problem.code == "ingest-encoding" for problem in problems)
    assert all(problem.file == "in.txt" for problem in problems)
    return text, [problem.message for problem in problems]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN, JAPANESE])
def test_marked_text_and_utf8_are_read_without_a_word(encoding: str, text: str):
    assert read(text.encode(encoding)) == (text, [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_known_by_its_null_bytes(encoding: str):
    assert read(ENGLISH.encode(encoding)) == (ENGLISH, [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_in_other_letters_is_known_too(encoding: str):
    assert read(RUSSIAN.encode(encoding)) == (RUSSIAN, [])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
    ],
)
def test_a_declared_encoding_is_used(text: str, encoding: str):
    page = f'<html><head><meta charset="{encoding}"></head>{text}'
    assert read(page.encode(encoding)) == (page, [])
    feed = f'<?xml version="1.0" encoding="{encoding.upper()}"?>{text}'
    assert read(feed.encode(encoding)) == (feed, [])
    assert read(text.encode(encoding), declared=encoding) == (text, [])


def test_what_is_called_latin_1_is_windows_1252_as_in_browsers():
    assert read("“quoted”".encode("cp1252"), declared="ISO-8859-1") == ("“quoted”", [])


def test_valid_utf8_is_utf8_whatever_it_declares():
    page = f'<meta charset="windows-1252">{FRENCH}'
    assert read(page.encode()) == (page, [])
    assert read(FRENCH.encode(), declared="iso-8859-1") == (FRENCH, [])


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "hex", "zlib", "nonsense", "\0", "é" * 50])
def test_a_declaration_that_is_no_encoding_of_text_is_passed_over(declared: str):
    assert read(ENGLISH.encode(), declared=declared) == (ENGLISH, [])
    text, said = read(FRENCH.encode("cp1252"), declared=declared)
    assert text == FRENCH
    assert len(said) == 1


def test_an_undeclared_encoding_is_guessed_and_said():
    text, said = read(ENGLISH.encode("cp1252"))
    assert text == ENGLISH
    assert said == [
        "this input is read as cp1252: no encoding is declared, and this is the likely one"
    ]
    text, said = read(RUSSIAN.encode("cp1251"))
    assert text == RUSSIAN
    assert "cp1251" in said[0]


def test_text_that_is_not_what_it_declares_says_so():
    text, said = read(f"<meta charset=utf-8>{FRENCH}".encode("cp1252"))
    assert text.endswith(FRENCH)
    assert len(said) == 1
    assert "read as cp1252: it is not in utf-8, which it declares" in said[0]


def test_two_sentences_in_different_encodings_are_both_read():
    text, said = read("Größe, Maß. ".encode() + "naïve café".encode("cp1252"))
    assert text == "Größe, Maß. naïve café"
    assert "2 bytes that do not belong to it" in said[0]


def test_a_few_broken_bytes_in_utf8_are_read_as_windows_1252_and_counted():
    text, said = read("Größe, Maß, Café, naïve, “".encode() + b"it\x92s" + " ”".encode())
    assert text == "Größe, Maß, Café, naïve, “it’s ”"
    assert said == [
        "this input is read as utf-8: 1 byte that does not belong to it, read as cp1252"
    ]


def test_a_text_cut_off_in_the_middle_of_a_letter_is_read_to_there():
    text, said = read(JAPANESE.encode()[:-2])
    assert text.startswith(JAPANESE[:-2])
    assert len(said) == 1


def test_a_declared_encoding_with_single_errors_is_kept():
    data = (JAPANESE * 5).encode("euc-jp").replace("円".encode("euc-jp"), b"\xff", 1)
    text, said = read(data, declared="euc-jp")
    assert text.count("円") == 4
    assert "replaced in 1 place" in said[0]


def test_null_bytes_and_control_characters_are_removed_and_counted():
    assert read(b"one\0 two\x07\r\nthree\rfour\tfive\x0c") == (
        "one two\nthree\nfour\tfive\x0c",
        ["this input is read as utf-8: 2 control characters were removed"],
    )


@given(st.binary(max_size=2000), st.text(max_size=20))
def test_any_bytes_become_text_that_xml_can_hold(data: bytes, declared: str):
    text, _ = read(data, declared)
    text.encode()
    assert "\0" not in text
    assert "\r" not in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), max_size=200))
def test_utf8_comes_out_as_it_went_in(text: str):
    assert read(text.encode("utf-8-sig")) == (text, [])


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 400,
        bytes(range(128, 256)) * 800,
        b"\xff\xfe" + b"\xd8" * 100_001,
        JAPANESE.encode("cp932") * 700,
        b"a\0" * 50_000,
        b"\x1b$" * 50_000,
    ],
)
def test_a_hundred_kilobytes_take_less_than_a_second(data: bytes):
    start = time.process_time()
    read(data)
    assert time.process_time() - start < 1
