"""A missing space after a colon is told where it is missing, and nothing else."""

import pytest

from service.authoring.reading import parse_document


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("id:TG-07\ntitle: x\n", ["1:3"]),
        ("title: x\nid:TG-07\n", ["2:3"]),
        ('title: x\nbecause:"完成率"\n', ["2:8"]),
        ("in_force: {from:2024-01-01}\n", ["1:16"]),
        ("rows:\n  - {is: a, verdict:met}\n  - {is:b, verdict: met}\n", ["2:20", "3:8"]),
        ("a: b\nrows:\n  - is:x\n    verdict: met\n", ["3:7"]),
    ],
)
def test_the_colon_is_told(text: str, places: list[str]) -> None:
    node, problems = parse_document(text.encode(), "a.yaml")
    assert node is None
    assert [(str(p.position), p.code) for p in problems] == [(f"a.yaml:{at}", "no-space-after-colon") for at in places]
    assert all(problem.en is not None for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "a: 12:30\n",
        "a: [b:c]\n",
        "a: {http://x: 1}\n",
        "a: {'b:c': }\n",
        'a: {"b":1}\n',
        "a: {甲:乙: 1}\n",
        "a: {b:c: 1}\n",
    ],
)
def test_other_colons_are_left_alone(text: str) -> None:
    node, problems = parse_document(text.encode(), "a.yaml")
    assert node is not None
    assert problems == ()
