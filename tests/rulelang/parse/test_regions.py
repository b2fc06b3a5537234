"""`regions:` of a pack: which words are refused, and what follows from them elsewhere."""

from pathlib import Path

import pytest

from service.authoring.problem import ProblemLog
from service.authoring.shape import Shape
from service.rulelang.parse.regions import REGIONS, read_regions, without_regions
from service.vocabulary.language import Language
from tests.rulelang.builders import PACK, TARGET, codes, rule_base
from tests.rulelang.catalogue_of import section, told


def regions(text: str) -> tuple[tuple[str, ...], list[str]]:
    log = ProblemLog()
    found = read_regions(section(text, Shape("规则包", (REGIONS,)), log), log)
    return found, told(log)


def test_the_regions_are_read_in_order() -> None:
    assert regions("regions: [缺水城市, 京津冀, 其他地区]") == (("缺水城市", "京津冀", "其他地区"), [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[京津冀]", "1:10 regions"),
        ("[京津冀, 京津冀]", "1:16 duplicate-id"),
        ("[京津冀, 京 津冀]", "1:16 names-alike"),
        ("[京津冀, missing]", "1:16 name-taken"),
        ("[京津冀, other]", "1:16 name-taken"),
        ("[京津冀, [缺水城市]]", "1:16 wrong-kind"),
        ("京津冀", "1:10 wrong-kind"),
    ],
)
def test_refusals(text: str, problem: str) -> None:
    assert regions(f"regions: {text}")[1] == [problem]


def test_every_refusal_speaks_english() -> None:
    log = ProblemLog()
    for text in ("[京津冀]", "[京津冀, 京津冀]", "[京津冀, other]"):
        read_regions(section(f"regions: {text}", Shape("规则包", (REGIONS,)), log), log)
    log.add(section("a: b", Shape("规则包", (REGIONS,)), ProblemLog()).position, without_regions("park.region"))
    assert all(problem.told(Language.EN) != str(problem) for problem in log.problems())


def test_faulty_regions_are_told_once(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(TARGET, {"table:\n": "derive:\n  region: {value: park.region}\ntable:\n"})
    assert codes(base.problems()) == ["unknown-word"]
    base.change(PACK, {"years:": "regions: 京津冀\nyears:"})
    assert codes(base.problems()) == ["wrong-kind"]
