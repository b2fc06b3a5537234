"""The work of the child process, called in this process: only an answer or a refusal ever comes out."""

import json
import resource
import subprocess
import sys
from xml.etree.ElementTree import ParseError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.files.child import answer, read_workbook, refusal_for
from service.vocabulary.problem import Unreadable
from tests.intake.broken_files import SHEET, WORKBOOK, book, cells, healthy, zipped

ROOM = 1 << 20
SEED = book(cells('<c r="A1" t="inlineStr"><is><t>园区</t></is></c><c r="B1"><f>1+1</f><v>2</v></c>'))
MARKUP = (
    "<",
    ">",
    '"',
    "/",
    "r=",
    "<c ",
    "<v>",
    "</v>",
    "]]>",
    "&#0;",
    "&x;",
    "A1",
    "-1",
    "1e9",
    "nan",
    "\ud7ff",
    "<!--",
)


def ends_well(data: bytes) -> None:
    """Anything but sheets or a refusal in Chinese fails the test, as any other exception does."""
    told = json.loads(answer(data, ROOM))
    if "refused" in told:
        assert "请" in told["refused"]["sentence"]
    else:
        assert told["sheets"]


@pytest.mark.parametrize(("number", "code"), [(1, "too-heavy"), (3, "damaged")])
def test_a_lack_of_memory_is_no_damage_to_the_file(number: int, code: str) -> None:
    fault = ParseError("out of memory" if number == 1 else "no element found")
    fault.code = number
    assert refusal_for(fault).code == code


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", SEED[:80]]))
def test_random_bytes_end_well(noise: bytes, beginning: bytes) -> None:
    ends_well(beginning + noise)


@given(st.lists(st.tuples(st.integers(0, len(SEED) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_file_with_changed_bytes_ends_well(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SEED)
    for position, value in changes:
        data[position] = value
    ends_well(bytes(data))


@given(st.integers(0, len(SEED)))
def test_a_cut_file_is_refused(length: int) -> None:
    if length < len(SEED):
        with pytest.raises(Unreadable):
            read_workbook(SEED[:length])


@given(
    st.sampled_from([SHEET, WORKBOOK, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from(MARKUP)), min_size=1, max_size=4),
)
def test_a_file_with_changed_markup_ends_well(part: str, changes: list[tuple[float, int, str]]) -> None:
    parts = healthy(cells('<c r="A1"><v>1</v></c><c r="B1" t="str"><f>1+1</f><v>2</v></c>'))
    text = str(parts[part])
    for place, removed, added in changes:
        at = int(place * len(text))
        text = text[:at] + added + text[at + removed :]
    ends_well(zipped(parts | {part: text}))


def test_the_answer_is_json_in_ascii() -> None:
    text = answer(SEED, ROOM)
    assert text.isascii()
    (told,) = json.loads(text)["sheets"]
    assert told == {
        "name": "表1",
        "cells": {"A1": ["text", "园区", "General"], "B1": ["number", "2", "General"]},
        "merged": [],
        "hidden": {"sheet": False, "rows": [], "columns": []},
        "commented": [],
        "drawn": False,
        "conditional": [],
    }


def test_a_refusal_and_an_answer_without_room_are_told_in_json() -> None:
    assert json.loads(answer(b"", ROOM))["refused"]["code"] == "empty-file"
    assert json.loads(answer(SEED, 100))["refused"]["code"] == "too-heavy"


def test_limits_are_in_force_and_never_above_a_tighter_one() -> None:
    program = (
        "import resource as r; from service.intake.files.child import limit\n"
        "r.setrlimit(r.RLIMIT_CPU, (3, 3)); limit(1 << 30, 20, 4096)\n"
        "print([r.getrlimit(k) for k in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(told.stdout.replace("(", "[").replace(")", "]")) == [[1 << 30] * 2, [3, 3], [4096] * 2, [0, 0]]
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != 1 << 30
