"""What the parser stumbles over is told as the slip it likely is, where it stands."""

import pytest

from service.authoring.reading import parse_document


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: {is: >= 100%, verdict: met}\n", "1:9", "unquoted-comparator"),
        ("is: >= 100%\n", "1:5", "unquoted-comparator"),
        ("is: > 5\nb: c\n", "1:5", "unquoted-comparator"),
        ("{is: [90%..100%), verdict: met}\n", "1:6", "unquoted-interval"),
        ("rows:\n  - is: [80..90)\n    verdict: met\n  - is: x\n", "2:9", "unquoted-interval"),
        ("a: {is: (0..1], verdict: met}\n", "1:9", "unquoted-interval"),
        ("because: {actual} 达到\n", "1:10", "unquoted-slot"),
        ("a: {b: {actual} 万元}\n", "1:8", "unquoted-slot"),
        ("a:\n  {b: {{actual}: 1}}\n", "2:8", "unquoted-slot"),
        ("{value: 1,000 万吨}\n", "1:9", "unquoted-thousands"),
        ('{status: "done", "trial"}\n', "1:10", "unquoted-words"),
        ('status: "done", "trial"\n', "1:9", "unquoted-words"),
        ("title: 注: x\n", "1:9", "stray-colon"),
        ("a: b\n c: d\n", "2:3", "stray-colon"),
        ('a: "x\nb: c\n', "1:4", "unclosed-quote"),
        ('because: "由\nexamples: ["x"]\n', "1:10", "unclosed-quote"),
        ("a: 'it's'\n", "1:8", "text-after-quote"),
        ("a: 'x'y\n", "1:7", "text-after-quote"),
        ("a: [1, 2\nb: c\n", "1:4", "unclosed-bracket"),
        ("a: {x: 1\nb: c\n", "1:4", "unclosed-bracket"),
        ("a: [x}\n", "1:6", "unclosed-bracket"),
        ("a: @x\n", "1:4", "symbol"),
        ("a: %5\n", "1:4", "symbol"),
        ('a: "\\q"\n', "1:6", "escape"),
        ("- a\nb: c\n", "2:1", "layout"),
        ("id: A\ntitle：某某\nclause: x\n", "2:6", "full-width-colon"),
        ("title：某某\nid: A\n", "1:6", "full-width-colon"),
        ("a: {b: 1，c: 2}\n", "1:9", "full-width-comma"),
        ("a: ｛b: 1}\nc: d\n", "1:4", "full-width-bracket"),
        ("a: {b: 1｝\nc: d\n", "1:9", "full-width-bracket"),
        ("rows:\n  - a: b\n  － a: c\n", "3:3", "full-width-dash"),
        ("a: “由 x: y”\n", "1:4", "full-width-quotes"),
    ],
)
def test_slips(text: str, place: str, code: str) -> None:
    _, problems = parse_document(text.encode(), "a.yaml")
    assert [(str(p.position), p.code) for p in problems] == [(f"a.yaml:{place}", code)]
    assert problems[0].repair


@pytest.mark.parametrize(
    "text",
    [
        'a: {is: ">= 100%", b: "[80..90)"}\n',
        "a: {is: < 90%, b: = 0}\n",
        "because: 由 {base} 降至 {actual}\n",
        "a: [1, 000]\n",
        "a: (0..1]\n",
        'a: {status: not("done"), b: c}\n',
        "a: 1,000 万吨\n",
    ],
)
def test_what_yaml_takes_as_meant_is_no_slip(text: str) -> None:
    node, problems = parse_document(text.encode(), "a.yaml")
    assert problems == ()
    assert node is not None
