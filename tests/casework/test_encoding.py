"""Acts ↔ JSON, exactly."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.casework.acts.act import ACTS, Act
from service.casework.acts.site_visit import ScoreItem
from service.casework.encoding import (
    SCHEMA,
    Undecodable,
    decode,
    decode_procedure,
    decode_recorded,
    encode,
    encode_procedure,
    encode_recorded,
)
from service.casework.state import State
from tests.casework.builders import QUESTION, imported, procedure
from tests.casework.proper_acts import proper
from tests.casework.stages import at

SCORE = encode(ScoreItem(item="TG-07", score=Decimal("88.50"), reason="扎实"))


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_every_act_comes_back(act: type[Act]) -> None:
    made = proper(act, at(State.EVALUATION))
    written = json.loads(json.dumps(encode(made)))
    assert written["schema"] == SCHEMA
    assert decode(written) == made
    assert encode(decode(written)) == written


def test_an_act_of_before_questions_had_codes_stays_what_it_is() -> None:
    """It would not be read otherwise, and its digest would not be that on record."""
    written = encode(imported(questions=(QUESTION,)))
    assert list(written["questions"][0]) == ["rule", "subject", "severity", "asks"]
    assert encode(decode(written)) == written
    numbered = encode(imported(questions=(replace(QUESTION, code="01C2-8C74-C5F0"),)))
    assert numbered["questions"][0]["code"] == "01C2-8C74-C5F0"


@given(st.sampled_from(ACTS), st.data())
def test_any_act_comes_back(act: type[Act], data: st.DataObject) -> None:
    made = data.draw(st.from_type(act).filter(finite))
    assert decode(json.loads(json.dumps(encode(made)))) == made


_NO_NUMBER = re.compile(r'"-?(Infinity|s?NaN\d*)"')


def finite(act: Act) -> bool:
    """Numbers of an act are numbers; surrogates are no text."""
    try:
        encode(act)["kind"].encode()
        text = json.dumps(encode(act), ensure_ascii=False)
        text.encode()
    except UnicodeEncodeError:
        return False
    return _NO_NUMBER.search(text) is None


def test_numbers_are_exact_text() -> None:
    assert SCORE["score"] == "88.50"


BROKEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("another version", {**SCORE, "schema": 2}),
    ("no version", {key: value for key, value in SCORE.items() if key != "schema"}),
    ("a truth value as version", {**SCORE, "schema": True}),
    ("an unknown act", {**SCORE, "kind": "praise"}),
    ("an unknown key", {**SCORE, "mood": "good"}),
    ("a key left out that has a default", {key: value for key, value in SCORE.items() if key != "reason"}),
    ("a key left out that has none", {key: value for key, value in SCORE.items() if key != "score"}),
    ("a number as number", {**SCORE, "score": 88.5}),
    ("no number", {**SCORE, "score": "很高"}),
    ("infinity", {**SCORE, "score": "Infinity"}),
)


@pytest.mark.parametrize("values", [values for _, values in BROKEN], ids=[name for name, _ in BROKEN])
def test_anything_else_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(Undecodable) as refused:
        decode(values)
    assert "请" in str(refused.value)


def test_recorded_acts_come_back_with_everything() -> None:
    for one in at(State.CLOSED).now.acts:
        assert decode_recorded(json.loads(json.dumps(encode_recorded(one)))) == one
    written = encode_recorded(at(State.REVIEW).now.acts[0])
    with pytest.raises(Undecodable):
        decode_recorded({**written, "person": {**written["person"], "shoe_size": 43}})
    with pytest.raises(Undecodable):
        decode_recorded({**written, "seq": "1"})


def test_procedures_come_back_under_the_same_digest() -> None:
    own = procedure(score_highest=Decimal("12.5"))
    back = decode_procedure(json.loads(json.dumps(encode_procedure(own))))
    assert (back, back.digest) == (own, own.digest)
