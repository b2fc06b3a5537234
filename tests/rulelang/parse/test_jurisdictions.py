"""The list of jurisdictions: what it says, and every fault at its place."""

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.parse.jurisdictions import read_jurisdictions
from tests.rulelang.catalogue_of import node, told

TEXT = """\
- {code: zhejiang, number: "330000", name: 浙江省, short: 浙江, kind: province, also_sums: [ningbo]}
- {code: ningbo, number: "330200", name: 宁波市, short: 宁波, aliases: [甬], kind: separate_city, within: zhejiang}
- {code: bingtuan, name: 新疆生产建设兵团, short: 兵团, kind: corps, within: zhejiang}
"""


def test_what_a_list_says() -> None:
    log = ProblemLog()
    found = read_jurisdictions(node(TEXT), log)
    assert told(log) == []
    assert [(one.code, one.number, one.within) for one in found] == [
        ("zhejiang", "330000", ""), ("ningbo", "330200", "zhejiang"), ("bingtuan", "", "zhejiang"),
    ]  # fmt: skip
    assert found.summed(["zhejiang"]) == {"zhejiang", "ningbo"}
    assert found.named("甬") is found.by_code["ningbo"]


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("code: bingtuan", "code: Bingtuan", ["3:10 bad-name"]),
        ("code: bingtuan", "code: national", ["3:10 name-taken"]),
        ('"330200"', '"3302"', ["2:26 bad-number"]),
        ('"330200"', '"330000"', ["2:26 duplicate-id"]),
        ("short: 兵团", "short: 浙 江", ["3:43 duplicate-id"]),
        ("aliases: [甬]", "aliases: [新疆生产建设兵团]", ["3:26 duplicate-id"]),
        ("kind: corps", "kind: corp", ["3:53 unknown-word"]),
        ("separate_city, within: zhejiang", "separate_city", ["1:88 unknown-word", "2:78 missing-key"]),
        ("kind: corps, within: zhejiang", "kind: corps, within: ningbo", ["3:68 unknown-word"]),
        ("kind: province", "kind: province, within: ningbo", ["1:84 misplaced-key"]),
        ("[ningbo]", "[bingtua]", ["1:88 unknown-word"]),
        ("short: 兵团, ", "", ["3:3 missing-key"]),
    ],
)
def test_refusals(old: str, new: str, problems: list[str]) -> None:
    log = ProblemLog()
    read_jurisdictions(node(TEXT.replace(old, new)), log)
    assert told(log) == problems


def test_a_mapping_is_no_list() -> None:
    log = ProblemLog()
    assert len(read_jurisdictions(node("code: zhejiang"), log)) == 0
    assert told(log) == ["1:1 wrong-kind"]
