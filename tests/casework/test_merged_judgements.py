"""核查记录 and what is recorded in the case: the later counts, the earlier stays visible, the recused do not count."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from service.casework.merged_judgements import SHEET, MergedJudgements, merge
from service.casework.statements import Statement, document_digest
from service.vocabulary.judgements import NO_JUDGEMENTS, Judgements
from service.vocabulary.state import Attestor
from tests.assessment.builders import a_dispute as disputed_on_sheet
from tests.assessment.builders import a_ruling, an_external_figure
from tests.assessment.builders import an_opinion as said_on_sheet
from tests.casework.statements import (
    a_closing,
    a_dispute,
    a_figure,
    a_recusal,
    a_waiver,
    an_assessors_opinion,
    an_opinion,
    signed,
)

ON = date(2026, 3, 31)


def merged(*statements: Statement, imported: Judgements = NO_JUDGEMENTS) -> MergedJudgements:
    return merge(imported, "A-1", statements, ON)


def answers(of: MergedJudgements, rule: str = "T-01") -> list[tuple[str, object]]:
    return [(opinion.person, opinion.answer.value) for opinion in of.judgements.opinions[rule]]


def test_without_statements_the_imported_judgements_are_as_they_were() -> None:
    imported = Judgements("a" * 64, "园区", {"T-01": (said_on_sheet("符合"),)})
    assert merged(imported=imported).judgements is imported
    assert merged(imported=imported).document == ""


def test_a_recorded_judgement_stands_in_the_case_document_by_the_number_of_its_act() -> None:
    made = merged(an_opinion(signed(12)), a_closing(signed(13)))
    digest = document_digest(made.document)
    assert made.judgements.case == digest
    cell = made.judgements.opinions["T-01"][0].answer.cell
    assert (cell.document, cell.sheet, cell.ref, cell.raw) == (digest, SHEET, "#12", "符合")
    ruling = made.judgements.closed_questions["CR-A1", "case"]
    assert (ruling.accepted.value, ruling.accepted.cell.raw, ruling.person.value) == ("yes", "已核实采信", "张三")


def test_experts_speak_for_themselves_and_each_ones_last_word_counts() -> None:
    of_other = an_opinion(signed(2, 2, "李四"), "基本符合")
    made = merged(an_opinion(signed(1)), of_other, an_opinion(signed(3), "不符合"))
    assert answers(made) == [("张三", "不符合"), ("李四", "基本符合")]
    (left,) = made.superseded
    assert (left.earlier.ref, left.later.ref) == ("#1", "#3")
    assert left.said.zh == "案卷记录!#3 的“不符合”代替 案卷记录!#1 的“符合”"
    reading = made.judgements.opinions["T-01"][0].answer.reading
    assert reading is not None
    assert reading.note == "代替此前的“符合”（案卷记录!#1）"


def test_two_experts_of_one_name_are_two() -> None:
    assert len(answers(merged(an_opinion(signed(1, 1)), an_opinion(signed(2, 2), "不符合")))) == 2


def test_a_recorded_answer_takes_the_place_of_the_same_persons_on_the_sheet() -> None:
    sheet = said_on_sheet("不符合")
    imported = Judgements("a" * 64, opinions={"T-01": (said_on_sheet("符合"), sheet)})
    made = merged(an_opinion(signed(5, 7, sheet.person)), imported=imported)
    assert [answer for _, answer in answers(made)] == ["符合", "符合"]
    assert made.superseded[0].earlier == sheet.answer.cell


def test_assessors_speak_with_one_voice() -> None:
    imported = Judgements("a" * 64, opinions={"T-01": (said_on_sheet("符合", Attestor.ASSESSOR),)})
    made = merged(an_assessors_opinion(signed(4, 8, "王五"), "不符合"), imported=imported)
    assert answers(made) == [("王五", "不符合")]
    assert len(made.superseded) == 1


def test_the_recused_do_not_count_wherever_they_answered() -> None:
    sheet = said_on_sheet("符合")
    imported = Judgements("a" * 64, opinions={"T-01": (sheet,), "T-02": (sheet,)})
    recusal = a_recusal(7, sheet.person, "T-01")
    made = merged(recusal, an_opinion(signed(5, 7, sheet.person)), imported=imported)
    assert made.judgements.opinions["T-01"] == ()
    assert answers(made, "T-02") == [(sheet.person, "符合")]
    assert [one.cell.ref for one in made.excluded] == [sheet.answer.cell.ref, "#5"]
    assert "已回避（曾为园区编制方案）" in made.excluded[0].said.zh


def test_rulings_disputes_and_figures_of_the_case_count_before_the_sheets() -> None:
    imported = Judgements(
        "a" * 64,
        not_applicable={"T-01": a_ruling("no")},
        disputes={("intensity", 2025): disputed_on_sheet("0.45")},
        external={("gdp", 2025): an_external_figure("90")},
    )
    made = merged(a_waiver(signed(2)), a_dispute(signed(3), "0.44"), a_figure(signed(4)), imported=imported)
    judgements = made.judgements
    assert judgements.not_applicable["T-01"].accepted.value == "yes"
    assert str(judgements.disputes["intensity", 2025].established.value) == "0.44"
    assert str(judgements.external["gdp", 2025].value.value) == "100"
    assert judgements.external["gdp", 2025].value.attested_by is Attestor.THIRD_PARTY
    assert [one.later.ref for one in made.superseded] == ["#2", "#3", "#4"]


def test_a_value_disputed_anew_has_nothing_established_and_says_what_was() -> None:
    made = merged(a_dispute(signed(1), "0.44"), a_dispute(signed(2)))
    assert not made.judgements.disputes["intensity", 2025].established.present
    assert [(one.earlier.raw, one.later.ref) for one in made.superseded] == [("0.44", "#2")]


def test_a_waiver_that_is_not_in_force_leaves_the_ruling_of_the_sheet() -> None:
    imported = Judgements("a" * 64, not_applicable={"T-01": a_ruling("no")})
    made = merged(a_waiver(until="2026-03-30"), imported=imported)
    assert made.judgements.not_applicable == imported.not_applicable
    assert made.judgements.case


STATEMENTS = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(["符合", "基本符合", "不符合"]), st.sampled_from(["T-01", "T-02"])),
    max_size=8,
).map(lambda drawn: [an_opinion(signed(n, i, f"人{i}"), a, rule=r) for n, (i, a, r) in enumerate(drawn, 1)])


@given(STATEMENTS, st.randoms())
def test_the_order_of_reading_changes_nothing_and_each_experts_last_answer_is_there(drawn, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(drawn)
    random.shuffle(shuffled)
    made, again = merged(*drawn), merged(*shuffled)
    assert made == again
    assert made.digest == again.digest
    last = {(one.rule, one.signed.person): one.answer for one in drawn}
    counted = {(rule, o.person): o.answer.value for rule, said in made.judgements.opinions.items() for o in said}
    assert counted == last
    assert len(made.superseded) == len(drawn) - len(last)
