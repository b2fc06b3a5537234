"""Where each thing lies in a bundle; whatever is known by its digest is found by it."""

from __future__ import annotations

from pathlib import PurePath

ACTS = "acts.json"
DECISIONS = "decisions.json"
EVIDENCE = "evidence.json"
AUDIT = "audit.json"
PROGRAM = "program.json"
RULES, RUBRICS = "rules", "rubrics"

_MOST_SUFFIX = 10


def workbook(digest: str) -> str:
    """A 评估工作簿 or 核查记录."""
    return f"workbooks/{digest}.xlsx"


def procedure(digest: str) -> str:
    """The procedure that acts were done under."""
    return f"proceedings/{digest}.json"


def submission(digest: str) -> str:
    """What a 评估工作簿 says."""
    return f"facts/submission-{digest}.json"


def judgements(assessment: str) -> str:
    """What an assessment (digest) took from 核查记录 and case together."""
    return f"facts/judgements-{assessment}.json"


def statements(digest: str) -> str:
    """What was judged item by item in the case, as an assessment's cells refer to it."""
    return f"facts/case-{digest}.json"


def assessment(digest: str) -> str:
    """The record of an assessment."""
    return f"assessments/{digest}.json"


def trace(assessment: str) -> str:
    """What each line of an assessment (digest) rests on."""
    return f"traces/{assessment}.json"


def rule_folder(digest: str) -> str:
    """Where kept rules (digest of their text) lie."""
    return f"rulebases/{digest}/"


def rule_base(digest: str, kind: str, path: str = "") -> str:
    """A file of kept rules; kind: RULES or RUBRICS; the folder of that kind where `path` is empty."""
    return f"{rule_folder(digest)}{kind}/{path}"


def evidence(digest: str, name: str) -> str:
    """A file of evidence; of its name only the ending, since names are anybody's."""
    suffix = PurePath(name).suffix.lower()
    plain = suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= _MOST_SUFFIX
    return f"evidence/{digest}{suffix if plain else ''}"
