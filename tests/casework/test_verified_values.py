"""第三方核查: what is found as reported is attested, what is found otherwise is asked about and never corrected."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.assessment.assess import assess
from service.casework.acts.site_visit import RecordVerification, VerifiedValue
from service.casework.merged_judgements import merge
from service.casework.verified_values import Attested, Standing, attest, reported_value
from service.rulelang.pack import Pack
from service.vocabulary.finding import Theme
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import Attestor
from service.vocabulary.submission import Submission
from tests.assessment.builders import a_quantity_row, a_submission, an_external_figure, an_indicator_row
from tests.assessment.cases import case
from tests.assessment.pack_builders import a_pack, a_rule
from tests.casework.builders import Walk
from tests.casework.judging import dispute, judging, sheet

COMPARING = a_rule("external_deviation", id="CR-C4", theme=Theme.CREDIBILITY, subjects=("quantity:gdp",))
PACK = a_pack(COMPARING)
SUBMISSION = a_submission(
    an_indicator_row(actuals={2024: "0.45", 2025: "0.41"}),
    quantities=[a_quantity_row("gdp", {2024: "90", 2025: "100"}), a_quantity_row("energy_total", {2025: None})],
)


def verified(code: str, value: str, year: int = 2025) -> RecordVerification:
    values = (VerifiedValue(code=code, year=year, value=Decimal(value)),)
    return RecordVerification(organisation="省节能中心", report="e" * 64, values=values)


def attested(
    begun: Walk, *sheets: Judgements, submission: Submission = SUBMISSION, pack: Pack = PACK, on: date | None = None
) -> Attested:
    imports = [one.seq for one in begun.now.acts if one.act.kind == "import_judgements"]
    merged = merge(begun.now, dict(zip(imports, sheets, strict=True)), on or begun.today)
    return attest(begun.now, submission, merged.judgements, pack)


def standings(found: Attested) -> list[Standing]:
    return [one.standing for one in found.values]


def test_a_value_found_as_reported_is_attested_and_stays_in_its_cell() -> None:
    found = attested(judging().do(verified("intensity", "0.410")))
    entry, before = (reported_value(s, "intensity", 2025) for s in (found.submission, SUBMISSION))
    assert entry is not None
    assert before is not None
    assert (entry.attested_by, entry.cell, entry.value) == (Attestor.THIRD_PARTY, before.cell, before.value)
    assert entry.reading is not None
    assert "省节能中心第三方核查" in entry.reading.note
    assert found.judgements.disputes == {}
    assert found.values[0].said.zh.startswith("省节能中心核查：单位生产总值能耗 2025 年 0.41，与园区填报一致")


def test_another_value_is_disputed_and_nothing_is_established() -> None:
    found = attested(judging().do(verified("intensity", "0.43")))
    disputed = found.judgements.disputes["intensity", 2025]
    assert not disputed.established.present
    assert "列为争议数据" in str(disputed.reason.value)
    assert found.submission == SUBMISSION


def test_where_a_rule_compares_the_quantity_it_becomes_the_outside_figure() -> None:
    for value, standing in (("98", Standing.COMPARED), ("100", Standing.CONFIRMED)):
        found = attested(judging().do(verified("gdp", value)))
        figure = found.judgements.external["gdp", 2025]
        assert (figure.value.value, figure.value.attested_by) == (Decimal(value), Attestor.THIRD_PARTY)
        assert "省节能中心第三方核查" in str(figure.source.value)
        assert standings(found) == [standing]
        assert found.judgements.disputes == {}


def test_another_year_and_a_pack_that_does_not_compare_dispute_it() -> None:
    assert standings(attested(judging().do(verified("gdp", "91", 2024)))) == [Standing.DISPUTED]
    assert standings(attested(judging().do(verified("gdp", "98")), pack=a_pack())) == [Standing.DISPUTED]


def test_what_the_park_did_not_report_is_not_filled_in() -> None:
    found = attested(judging().do(verified("energy_total", "45")))
    assert standings(found) == [Standing.NOT_REPORTED]
    assert (found.submission, found.judgements.disputes, found.judgements.external) == (SUBMISSION, {}, {})


def test_what_assessors_dispute_stays_theirs() -> None:
    begun = judging().do(dispute("44"), verified("energy_total", "45"))
    found = attested(begun)
    assert standings(found) == [Standing.RULED]
    assert found.judgements.disputes["energy_total", 2025].established.value == Decimal(44)


def test_of_several_verifications_of_a_value_the_last_counts() -> None:
    found = attested(judging().do(verified("intensity", "0.43"), verified("intensity", "0.41")))
    assert standings(found) == [Standing.CONFIRMED]


def test_an_outside_figure_of_a_later_sheet_stays() -> None:
    figure = Judgements("0" * 64, external={("gdp", 2025): an_external_figure("99")})
    later = judging().do(verified("gdp", "98"), sheet())
    earlier = judging().do(sheet(), verified("gdp", "98"))
    for begun, value in ((later, 99), (earlier, 98)):
        assert attested(begun, figure).judgements.external["gdp", 2025].value.value == Decimal(value)


@given(st.integers(95, 105), st.integers(40, 42))
def test_no_verification_changes_a_reported_value(gdp: int, intensity: int) -> None:
    begun = judging().do(verified("gdp", str(gdp)), verified("intensity", f"0.{intensity}"))
    found = attested(begun)
    for code in ("gdp", "intensity"):
        after, before = (reported_value(s, code, 2025) for s in (found.submission, SUBMISSION))
        assert after is not None
        assert before is not None
        assert (after.value, after.state, after.cell) == (before.value, before.state, before.cell)


def test_both_evaluators_agree_on_what_a_verification_leads_to() -> None:
    of = case("pass")
    submission = of.submission()
    reported = reported_value(submission, "electricity", 2025)
    assert reported is not None
    assert isinstance(reported.value, Decimal)
    begun = judging().do(sheet(), verified("electricity", str(reported.value * 2)))
    found = attested(begun, of.judgements(), submission=submission, pack=of.pack)
    assessment = assess(found.submission, found.judgements, of.pack, of.rubric)
    asked = [f for f in assessment.questions if f.open and f.subject == "quantity:electricity"]
    assert [f.rule for f in asked] == ["CR-C4"]
