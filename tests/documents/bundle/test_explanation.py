"""说明.txt: whose bundle it is, how to verify it, and whether the evidence is in it."""

from dataclasses import replace

from service.documents.bundle.explanation import Explained, explanation
from service.documents.bundle.member import MANIFEST, SIGNATURE

TOLD = Explained("C-1", "滨江示范产业园", "ab12", "0.1.0", evidence=True)


def test_it_names_the_case_and_how_to_verify() -> None:
    text = explanation(TOLD)
    for said in (TOLD.park, TOLD.case, TOLD.key, " 0.1.0 或更新", "acceptance verify", "--key", MANIFEST, SIGNATURE):
        assert said in text


def test_it_says_whether_the_evidence_is_inside() -> None:
    assert "evidence/ 是材料本身" in explanation(TOLD)
    assert "不含材料本身" in explanation(replace(TOLD, evidence=False))


def test_a_program_without_a_version_is_not_named_by_one() -> None:
    assert "（或更新的版本）" in explanation(replace(TOLD, version=""))
