"""What the questions of a data check and the rows of a workbook are about, by its Chinese name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from service.assessment.prepared import subject_title
from service.rulelang.pack import Pack
from service.vocabulary.assessment_summary import OpenQuestion


def question_titles(questions: Iterable[OpenQuestion], pack: Pack) -> Mapping[str, str]:
    """Subject → its name in the pack the questions were asked by."""
    return {subject: subject_title(pack, subject) for subject in dict.fromkeys(one.subject for one in questions)}


def judged_titles(items: Iterable[str], pack: Pack) -> Mapping[str, str]:
    """What a 核查记录 speaks of (rules, codes, subjects of questions) → its name; a rule keeps its number."""
    items, asked_of = tuple(items), {subject for rule in pack.rules.values() for subject in rule.subjects}
    rules = {one: f"{one} {pack.rules[one].title}" for one in items if one in pack.rules}
    subjects = {one: f"存疑：{subject_title(pack, one)}" for one in items if one in asked_of}
    return {**rules, **subjects, **code_titles(items, pack)}


def code_titles(codes: Iterable[str], pack: Pack) -> Mapping[str, str]:
    """Code of an indicator or raw quantity → its name; what is no code of the pack is left out."""
    known = {code: one.name for code, one in pack.catalogue.indicators.items()}
    known |= {code: one.name for code, one in pack.catalogue.quantities.items()}
    return {code: known[code] for code in codes if code in known}
