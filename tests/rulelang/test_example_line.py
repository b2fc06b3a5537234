"""Lines of examples read back as what they say."""

from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from service.rulelang.example_line import example_line

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=8).map(str.strip)
NAMES = st.from_regex(r"x[a-z_]{0,6}(\.[a-z]{1,6})?", fullmatch=True)
FIELDS = st.dictionaries(NAMES, TEXTS, max_size=3)


def test_a_line_looks_like_those_people_write() -> None:
    assert example_line({"attainment": "89%"}, "unmet") == '- {given: {attainment: "89%"}, verdict: unmet}'
    rows = {"project": [{"status": "done", "duplicate": "yes"}, {}]}
    told = '- {given: {project: [{status: done, duplicate: "yes"}, {}]}, verdict: 不予通过}'
    assert example_line({}, "不予通过", rows) == told


@given(FIELDS, TEXTS, st.dictionaries(NAMES.map(lambda name: f"{name}_"), st.lists(FIELDS, max_size=2), max_size=2))
def test_a_line_reads_back(stated: dict[str, str], verdict: str, rows: dict[str, list[dict[str, str]]]) -> None:
    assume(not stated.keys() & rows.keys())
    (read,) = YAML(typ="safe").load(example_line(stated, verdict, rows))
    assert {name: value for name, value in read["given"].items() if name not in rows} == stated
    assert {name: value for name, value in read["given"].items() if name in rows} == rows
    assert read["verdict"] == verdict
