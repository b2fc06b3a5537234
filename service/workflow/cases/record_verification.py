"""record_verification: what a third party found, as figures that the park's are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from service.casework.acts.site_visit import RecordVerification, VerifiedValue
from service.rulelang.pack import Pack
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.cases.case_inputs import pack_of
from service.workflow.cases.perform_act import Asked, Done
from service.workflow.cases.perform_with_files import perform_with_files
from service.workflow.cases.prepare_act import prepared_act
from service.workflow.cases.stated_value import stated_value

_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Concluded:
    """When the report was made, None where nobody says, and what it concludes."""

    made_on: date | None = None
    conclusion: str = ""


def record_verification(
    settings: Settings,
    case_id: str,
    organisation: str,
    report: Path,
    values: Mapping[str, str],
    asked: Asked,
    concluded: Concluded = Concluded(),
) -> Done:
    """Record the values, each as `code/year` → what was typed, with the report that attests them.

    Raises:
        Refused, Fault, StorageError: as perform_act(); a value cannot be used. RuleProblems: the rules are faulty.
    """
    with prepared_act(settings, case_id, RecordVerification, asked) as case:
        pack = pack_of(settings, case)
        verified = tuple(_verified(pack, place, text) for place, text in values.items())

    def make(files: tuple[str, ...]) -> RecordVerification:
        return RecordVerification(
            organisation=organisation,
            report="".join(files),
            values=verified,
            made_on=concluded.made_on,
            conclusion=concluded.conclusion,
        )

    return perform_with_files(settings, case_id, make, [report], asked)


def _verified(pack: Pack, place: str, text: str) -> VerifiedValue:
    code, _, year = place.partition("/")
    if not (year.isascii() and year.isdecimal() and len(year) == _YEAR_DIGITS):
        raise Fault(
            "no-year",
            Said(f"“{place}”没有写明年份；请写成 编码/年份，如 gdp/2025", f"“{place}” names no year; write gdp/2025"),
        )
    if code not in pack.catalogue.quantities:
        raise Fault(
            "no-quantity",
            Said(
                f"“{code}”不是原始数据的编码；第三方核查登记原始数据，如 gdp/2025",
                f"“{code}” is no raw quantity; third parties attest raw quantities such as gdp/2025",
            ),
        )
    entry = stated_value(pack, code, text)
    assert isinstance(entry.value, Decimal)
    return VerifiedValue(code=code, year=int(year), value=entry.value, raw=text, unit=entry.unit)
