"""What a scaffold leaves open is told at its place, with what belongs there."""

from service.authoring.reading import parse_document
from service.vocabulary.language import Language

TEXT = """# 待填写 in a comment is no content
title: "待填写 一句话写明要求"
rows:
  - {is: "待填写：条件，如 >= 100%", verdict: met}
reasons: [甲, 待填写]
answers: {待填写 答案: met}
said: 本条待填写的内容由园区补充
"""


def test_every_open_place_is_told_with_what_belongs_there() -> None:
    node, problems = parse_document(TEXT.encode(), "rules/x.yaml")
    assert node is None
    assert [(p.position.line, p.position.column, p.code) for p in problems] == [
        (2, 8, "unfilled"),
        (4, 10, "unfilled"),
        (5, 14, "unfilled"),
        (6, 11, "unfilled"),
    ]
    title, row, reason, answer = problems
    assert str(title) == (
        "rules/x.yaml:2:8 发现 尚未填写的“title”；允许 一句话写明要求；修复：把“待填写…”整段换成实际内容"
    )
    assert row.allowed == "条件，如 >= 100%"
    assert reason.allowed == "实际内容"
    assert answer.found == "尚未填写的“答案”"
    assert "not filled in yet" in title.told(Language.EN)


def test_a_filled_file_is_read() -> None:
    node, problems = parse_document("title: 单位产值能耗\nsaid: 本条待填写\n".encode(), "rules/x.yaml")
    assert node is not None
    assert problems == ()
