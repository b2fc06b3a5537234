"""Which case a workbook belongs to, by what its cover says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.casework.state import State
from service.storage import cases, parks
from service.storage.cases import CaseLine
from service.storage.database import Session
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.writing import folded

_ENDED = (State.CLOSED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class CasesKnown:
    """The cases of a jurisdiction that are not ended: by every code and by every name their parks go or went by."""

    by_code: Mapping[str, tuple[str, ...]]
    by_name: Mapping[str, tuple[str, ...]]

    def of_code(self, code: str) -> str:
        """The case of the park with that code.

        Raises:
            Fault: no code is stated, no case or several are meant.
        """
        if not code:
            raise Fault(
                "no-park-code",
                Said(
                    "封面没有填写园区代码，无法对应到案卷；请补填后重新提交",
                    "the cover states no park code; fill it in",
                ),
            )
        return _only(self.by_code, code, Said("园区代码", "the park code"))

    def of_name(self, name: str) -> str:
        """The case of the park of that name.

        Raises:
            Fault: no case or several are meant.
        """
        return _only(self.by_name, name, Said("园区名称", "the park"))


def cases_known(session: Session, jurisdiction: str) -> CasesKnown:
    """What workbooks of a jurisdiction can belong to."""
    registry = parks.every_park(session)
    by_code: dict[str, set[str]] = {}
    by_name: dict[str, set[str]] = {}
    for line in cases.lines(session):
        if line.jurisdiction != jurisdiction or line.state in _ENDED:
            continue
        kept = registry.get(line.park)
        codes = (kept.park.code, *kept.park.former_codes) if kept is not None else ()
        names = kept.park.names if kept is not None else ()
        _add(by_code, (line.park, *codes), line)
        _add(by_name, (line.park_name, *names), line)
    return CasesKnown(_sorted(by_code), _sorted(by_name))


def _add(to: dict[str, set[str]], words: tuple[str, ...], line: CaseLine) -> None:
    for word in words:
        if word:
            to.setdefault(folded(word), set()).add(line.id)


def _sorted(found: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(sorted(ids)) for word, ids in found.items()}


def _only(known: Mapping[str, tuple[str, ...]], word: str, what: Said) -> str:
    found = known.get(folded(word), ())
    if len(found) == 1:
        return found[0]
    if not found:
        raise Fault(
            "case-not-found",
            Said(
                f"本地区没有{what.zh}为“{word}”的园区的在办案卷；请核对封面，或先立案",
                f"no open case of this jurisdiction has {what.en} “{word}”; check the cover, or open the case first",
            ),
        )
    raise Fault(
        "case-ambiguous",
        Said(
            f"{what.zh}“{word}”对应几个在办案卷（{'、'.join(found)}）；请用 acceptance case import 逐个导入",
            f"{what.en} “{word}” stands for several open cases ({', '.join(found)}); import each with acceptance case "
            "import",
        ),
    )
