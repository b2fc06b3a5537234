"""Whether a workbook belongs to the case it is imported into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.casework.acts.application import OpenCase
from service.rulelang.registry_rules import has_registry_rules
from service.settings import Settings
from service.storage import parks
from service.vocabulary.entry import Entry
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem
from service.vocabulary.programme import names_programme
from service.vocabulary.submission import Submission
from service.vocabulary.writing import folded
from service.workflow.evaluation.evaluate import UnusableWorkbook
from service.workflow.installation.open_database import opened as opened_database
from service.workflow.parks.registry_rules import opened_rules


@dataclass(frozen=True, slots=True)
class Named:
    """What a park and a programme are called, on record and in the registry."""

    parks: tuple[str, ...]
    codes: tuple[str, ...]
    programmes: tuple[str, ...]


def require_same_park(
    settings: Settings, file: Path, opened: OpenCase, submission: Submission, problems: tuple[Problem, ...]
) -> None:
    """Return only if the cover names the case's park, by any name it goes or went by, and its programme; the code may
    be left out.

    Raises:
        UnusableWorkbook: it names another. RuleProblems: the registry's rule data is faulty.
    """
    if faults := tuple(_faults(opened, submission, names_of(settings, opened))):
        sentence = f"{'；'.join(faults)}；请核对工作簿是否属于本案，或改正封面后重新导入"
        english = "the workbook is of another park or programme than the case; check the file, or correct its cover"
        raise UnusableWorkbook(file, Said(sentence, english), problems)


def names_of(settings: Settings, opened: OpenCase) -> Named:
    """What the case's park and programme are called (一园多名).

    Raises:
        RuleProblems: the registry's rule data is faulty.
    """
    with opened_database(settings) as database, database.reading() as session:
        kept = parks.every_park(session).get(opened.park)
    names = kept.park.names if kept is not None else ()
    codes = (kept.park.code, *kept.park.former_codes) if kept is not None else ()
    programmes = opened_rules(settings).programmes if has_registry_rules(settings.rules_dir) else {}
    titles = (programmes[opened.programme].title,) if opened.programme in programmes else ()
    called = (opened.programme, opened.programme_title, *titles)
    return Named(_each((opened.park_name, *names)), _each((opened.park, opened.park_code, *codes)), _each(called))


def _each(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _faults(opened: OpenCase, submission: Submission, named: Named) -> Iterator[str]:
    cover = submission.cover
    if _word(cover.park) not in map(folded, named.parks):
        yield f"封面的园区名称为“{_stated(cover.park)}”，案卷为“{opened.park_name}”"
    if cover.park_code.present and _word(cover.park_code) not in map(folded, named.codes):
        yield f"封面的园区代码为“{_stated(cover.park_code)}”，案卷为“{opened.park_code or opened.park}”"
    if not names_programme(_word(cover.programme), named.programmes):
        yield f"封面的规划期为“{_stated(cover.programme)}”，案卷为{opened.programme_shown}"


def _word(entry: Entry) -> str:
    return folded(_stated(entry)) if entry.present else ""


def _stated(entry: Entry) -> str:
    return str(entry.value) if entry.present else "（未填写）"
