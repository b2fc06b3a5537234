"""说明.txt: whose bundle it is, how to verify it, and whether the evidence is in it."""

import re
from dataclasses import replace

from service.documents.bundle import paths
from service.documents.bundle.explanation import Explained, explanation
from service.documents.bundle.member import MANIFEST, SIGNATURE

TOLD = Explained("C-1", "滨江示范产业园", "ab12", "0.1.0", evidence=True)


def test_it_names_the_case_and_how_to_verify() -> None:
    text = explanation(TOLD)
    for said in (TOLD.park, TOLD.case, TOLD.key, " 0.1.0 版", "acceptance verify", "--key", MANIFEST, SIGNATURE):
        assert said in text


def test_it_says_whether_the_evidence_is_inside() -> None:
    assert "evidence/ 是材料本身" in explanation(TOLD)
    assert "不含材料本身" in explanation(replace(TOLD, evidence=False))


def test_a_program_without_a_version_is_not_named_by_one() -> None:
    assert "最好是写出本包的那一版；" in explanation(replace(TOLD, version=""))


def test_it_promises_of_another_version_no_more_than_that_holds() -> None:
    assert "别的版本读法不同的，标 ?，不是不符" in explanation(TOLD)


def test_every_file_it_names_is_there() -> None:
    named = set(re.findall(r"[a-z]+\.(?:json|sig)", explanation(TOLD)))
    assert named == {paths.ACTS, paths.DECISIONS, paths.EVIDENCE, paths.AUDIT, paths.PROGRAM, MANIFEST, SIGNATURE}
