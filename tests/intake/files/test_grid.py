"""Raw cells travel as JSON between the child process and its parent."""

import json
from dataclasses import asdict

from service.intake.files.grid import BLANK, SHOWN, Hidden, Kind, RawCell, Sheet


def test_a_raw_cell_survives_json() -> None:
    cell = RawCell(Kind.NUMBER, "0.41", "0.0%")
    restored = json.loads(json.dumps(asdict(cell)))
    assert RawCell(Kind(restored["kind"]), restored["text"], restored["number_format"]) == cell


def test_a_place_where_nothing_is_stored_is_blank() -> None:
    sheet = Sheet({"A1": RawCell(Kind.TEXT, "园区名称")})
    assert sheet.at("A1").text == "园区名称"
    assert sheet.at("B7") is BLANK


def test_nothing_is_hidden_unless_it_is_said() -> None:
    assert Sheet().hidden is SHOWN
    assert Hidden() == SHOWN
    assert Hidden(rows=frozenset({3})) != SHOWN
