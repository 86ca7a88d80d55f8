"""Where recordings are found, and what is none."""

import json
import os
from codecs import BOM_UTF16_LE
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.replay.recordings import LARGEST, files_under
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.samples import sample
from tests.replay.conftest import Line, Replayer

TEXT = sample("text")
PHOTO = sample("photo")


def names(found: Sequence[Path], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in found]


def file_of(folder: Path, body: bytes, name: str = "a.json") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
    return file


def short(lines: Sequence[Line]) -> list[tuple[Any, ...]]:
    return [(Path(line["file"]).name, line["outcome"]) for line in lines]


def test_a_folder_is_read_from_the_first_name_to_the_last(tmp_path: Path) -> None:
    for name in ("b/2.json", "b/1.json", "a.json", "b.json", "c/d/e.txt", "a/z"):
        file_of(tmp_path, TEXT, name)
    assert names(list(files_under([tmp_path])), tmp_path) == [
        "a/z",
        "a.json",
        "b/1.json",
        "b/2.json",
        "b.json",
        "c/d/e.txt",
    ]


def test_arguments_keep_their_order(tmp_path: Path) -> None:
    second, first = file_of(tmp_path, TEXT, "2"), file_of(tmp_path, TEXT, "1")
    assert list(files_under([second, first, second])) == [second, first, second]


def test_a_link_back_to_the_folder_is_not_followed_without_end(tmp_path: Path) -> None:
    file_of(tmp_path, TEXT)
    (tmp_path / "again").symlink_to(tmp_path)
    assert names(list(files_under([tmp_path])), tmp_path) == ["a.json"]


def test_an_update_a_list_and_an_answer_are_all_recordings(tmp_path: Path, telegram: Replayer) -> None:
    both = b"[" + TEXT + b"," + PHOTO + b"]"
    file_of(tmp_path, TEXT, "1 bare.json")
    file_of(tmp_path, both, "2 list.json")
    file_of(tmp_path, b'{"ok":true,"result":' + both + b"}", "3 answer.json")
    file_of(tmp_path, b'{"ok":true,"result":[]}', "4 no news.json")
    lines = telegram.lines(tmp_path)
    assert short(lines) == [
        ("1 bare.json", "message"),
        ("2 list.json", "message"),
        ("2 list.json", "message"),
        ("3 answer.json", "message"),
        ("3 answer.json", "message"),
        ("4 no news.json", "ignored"),
    ]
    assert [line.get("duplicate", False) for line in lines] == [False, True, False, True, True, False]


def test_unreadable_neighbours_in_a_list_disturb_nobody(tmp_path: Path, telegram: Replayer) -> None:
    odd = b'{"update_id":5,"message":{"text":"\\ud83d"}}'
    file = file_of(tmp_path, b"[" + b",".join((TEXT, odd, PHOTO)) + b"]")
    outcomes = [line["outcome"] for line in telegram.lines(file)]
    assert outcomes == ["message", "unsupported", "message"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<html>Bad Gateway</html>", "no_recording"),
        (b"\x00" * 100, "no_recording"),
        (b"\xff\xfe", "empty"),
        (b"\xff\xfb\xfc", "no_recording"),
        (b"null", "no_recording"),
        (b'"words"', "no_recording"),
        (b"{", "no_recording"),
        (b"[" * 200_000, "no_recording"),
        (b"[" * 200_000 + b"]" * 200_000, "no_recording"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "no_recording"),
        (b'{"' + b'\\"' * 200_000, "no_recording"),
        (b'{"ok":false,"error_code":401,"description":"Unauthorized"}', "no_recording"),
        (b"x" * (LARGEST + 1), "too_large"),
    ],
)
def test_what_is_no_recording_is_one_line_that_says_why(
    body: bytes, reason: str, tmp_path: Path, telegram: Replayer
) -> None:
    (line,) = telegram.lines(file_of(tmp_path, body))
    assert (line["outcome"], line["chat"]) == ("unsupported", None)
    assert line["reason"].startswith(reason), line["reason"]


@pytest.mark.parametrize(
    "field",
    [
        b'"x":' + b"9" * 10_000,
        b'"x":1e999999',
        b'"text":"\\ud83d\\u0000"',
        b'"text":"\xff\xfe"',
        b'"date":' + b"9" * 400,
    ],
)
def test_an_odd_field_costs_no_message(field: bytes, tmp_path: Path, telegram: Replayer) -> None:
    start = b'{"update_id":7,"message":{"message_id":1,"chat":{"id":5,"type":"private"},"date":1795006660,'
    (line,) = telegram.lines(file_of(tmp_path, start + field + b"}}"))
    assert line["outcome"] == "message", line
    assert line["chat"] == "5"


def test_an_update_that_is_nested_without_end_is_told_and_stalls_nobody(
    tmp_path: Path, telegram: Replayer
) -> None:
    nested = b'{"update_id":7,"message":{"x":' + b"[" * 200_000 + b"]" * 200_000 + b"}}"
    file = file_of(tmp_path, b"[" + nested + b"," + TEXT + b"]")
    assert [line["outcome"] for line in telegram.lines(file)] == ["unsupported", "message"]


def test_marks_of_an_editor_are_no_part_of_a_recording(tmp_path: Path, telegram: Replayer) -> None:
    file_of(tmp_path, b"\xef\xbb\xbf" + TEXT, "1")
    file_of(tmp_path, BOM_UTF16_LE + PHOTO.decode().encode("utf-16-le"), "2")
    assert short(telegram.lines(tmp_path)) == [("1", "message"), ("2", "message")]


def test_what_cannot_be_opened_is_told_and_passed_by(tmp_path: Path, telegram: Replayer) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    file_of(tmp_path, TEXT, "text")
    lines = telegram.lines(tmp_path, tmp_path / "no such file", Path("a\x00b"))
    assert [line["outcome"] for line in lines] == [
        "unsupported",
        "unsupported",
        "message",
        "unsupported",
        "unsupported",
    ]
    assert [line["reason"] for line in lines] == [
        "cannot_be_read: No such file or directory",
        "not_a_file",
        None,
        "cannot_be_read: No such file or directory",
        "cannot_be_read: ValueError",
    ]


def test_groups_are_heard_when_the_setting_says_so(telegram: Replayer, tmp_path: Path) -> None:
    group = file_of(tmp_path, sample("group"))
    (line,) = telegram.lines(group)
    assert (line["outcome"], line["reason"]) == ("ignored", "group_chat")
    open_to_groups = replace(telegram, connector=TelegramConnector({"token": "1:replay", "groups": "yes"}))
    (line,) = open_to_groups.lines(group)
    assert (line["outcome"], line["text"], line["chat"]) == ("message", "Всем привет", "-4100000001")


def test_the_same_update_in_another_file_is_a_duplicate(tmp_path: Path, telegram: Replayer) -> None:
    once, again = file_of(tmp_path, TEXT, "1"), file_of(tmp_path, json.dumps(json.loads(TEXT)).encode(), "2")
    first, second = telegram.lines(once, again)
    assert "duplicate" not in first
    assert second == first | {"file": str(again), "duplicate": True}
