"""核查记录 and what is recorded in the case: the later counts, the earlier stays visible, the recused do not count."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from service.casework.acts.evaluation import RevokeWaiver
from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, RejectAnswer
from service.casework.case_document import SHEET, document_digest
from service.casework.merged_judgements import MergedJudgements, merge
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.day import months_later
from service.vocabulary.judgements import NO_JUDGEMENTS, Judgements, Opinion
from service.vocabulary.person import Role
from service.vocabulary.state import Attestor
from tests.assessment.builders import a_dispute, a_ruling
from tests.assessment.builders import an_opinion as an_answer
from tests.casework.builders import ASSESSOR, DRC, EXPERT, EXPERT_2, QUESTION, Walk, person
from tests.casework.judging import applied_again, dispute, judgement, judging, judging_again, recusal, sheet, waive

RULE = "TG-07"
QUESTIONED = (QUESTION.rule, QUESTION.subject)


def merged(begun: Walk, *sheets: Judgements, on: date | None = None) -> MergedJudgements:
    """The merged judgements, the sheets given for the imports in their order."""
    imports = [one.seq for one in begun.now.acts if one.act.kind == "import_judgements"]
    return merge(begun.now, dict(zip(imports, sheets, strict=True)), on or begun.today)


def said(who: str, answer: str, by: Attestor = Attestor.EXPERT) -> Opinion:
    """An opinion on a sheet."""
    return replace(an_answer(answer, by), person=who)


def on_sheet(*opinions: Opinion) -> Judgements:
    return Judgements("1" * 64, "示例园区", {RULE: opinions})


def answers(of: MergedJudgements, rule: str = RULE) -> list[tuple[str, object]]:
    return [(opinion.person, opinion.answer.value) for opinion in of.judgements.opinions[rule]]


def test_without_recorded_judgements_the_imported_ones_are_as_they_were() -> None:
    imported = on_sheet(said("甲", "符合"), an_answer(None))
    assert merged(judging().do(sheet()), imported).judgements == imported
    assert merged(judging()).judgements == NO_JUDGEMENTS


def test_a_recorded_judgement_stands_in_the_case_document_under_its_act() -> None:
    begun = judging().do(judgement(basis="已看现场"), by=EXPERT)
    made = merged(begun)
    opinion = made.judgements.opinions[RULE][0]
    cell = opinion.answer.cell
    assert made.judgements.case == document_digest(made.document) == cell.document
    assert (cell.sheet, cell.ref, cell.raw) == (SHEET, f"#{begun.now.version}", "符合")
    assert opinion.answer.attested_by is Attestor.EXPERT
    assert opinion.basis is not None
    assert opinion.basis.value == "已看现场"


def test_experts_speak_for_themselves_and_each_ones_last_word_counts() -> None:
    begun = judging().do(judgement("符合"), by=EXPERT).do(judgement("基本符合"), by=EXPERT_2)
    made = merged(begun.do(judgement("不符合"), by=EXPERT))
    assert sorted(answers(made)) == [(EXPERT.name, "不符合"), (EXPERT_2.name, "基本符合")]
    (left,) = made.superseded
    assert left.said.zh == f"案卷记录!{left.later.ref} 的“不符合”代替 案卷记录!{left.earlier.ref} 的“符合”"
    reading = made.judgements.opinions[RULE][-1].answer.reading
    assert reading is not None
    assert reading.note == f"代替此前的“符合”（{left.earlier}）"


def test_two_experts_of_one_name_are_two() -> None:
    namesake = person(99, Role.EXPERT, name=EXPERT.name)
    made = merged(judging().do(judgement(), by=EXPERT).do(judgement("不符合"), by=namesake))
    assert [answer for _, answer in answers(made)] == ["符合", "不符合"]


def test_what_is_said_again_takes_the_place_of_nothing() -> None:
    imported = replace(on_sheet(said("甲", "符合")), disputes={("energy_total", 2025): a_dispute("44", "energy_total")})
    begun = judging_again(judging().do(sheet(1), dispute("44")))
    made = merged(begun.do(sheet(2)), imported, imported)
    assert made.superseded == ()
    assert answers(made) == [("甲", "符合")]
    assert made.judgements.opinions[RULE][0].answer.reading is None


def test_a_recorded_answer_takes_the_place_of_the_same_persons_on_an_earlier_sheet_only() -> None:
    imported = on_sheet(said("甲", "不符合"), said(EXPERT.name, "不符合"))
    later = merged(judging().do(sheet()).do(judgement(), by=EXPERT), imported)
    assert answers(later) == [("甲", "不符合"), (EXPERT.name, "符合")]
    earlier = merged(judging().do(judgement(), by=EXPERT).do(sheet()), imported)
    assert answers(earlier) == [("甲", "不符合"), (EXPERT.name, "不符合")]


def test_assessors_speak_with_one_voice() -> None:
    imported = on_sheet(said("王五", "符合", Attestor.ASSESSOR))
    made = merged(judging().do(sheet()).do(judgement("不符合"), by=ASSESSOR), imported)
    assert [answer for _, answer in answers(made)] == ["不符合"]
    assert len(made.superseded) == 1


def test_another_sheet_of_the_round_replaces_the_first() -> None:
    second = on_sheet(said("乙", "符合"))
    made = merged(judging().do(sheet(1), sheet(2)), on_sheet(said("甲", "不符合")), second)
    assert answers(made) == [("乙", "符合")]


def test_what_a_later_round_judges_takes_the_place_of_all_before_and_the_rest_stays() -> None:
    first = Judgements(
        "1" * 64, opinions={RULE: (said("甲", "不符合"), said("乙", "不符合")), "PR-04": (said("丙", "符合"),)}
    )
    begun = judging_again(judging().do(sheet(1)))
    made = merged(begun.do(sheet(2)), first, on_sheet(said("丁", "符合")))
    assert answers(made) == [("丁", "符合")]
    assert len(made.superseded) == 2
    kept = made.judgements.opinions["PR-04"][0].answer
    assert (kept.cell.document, kept.cell.sheet) == (made.judgements.case, SHEET)
    assert kept.reading is not None
    assert kept.reading.note.startswith("原在核查记录 111111111111 的 表!")


def test_the_recused_do_not_count_wherever_they_answered() -> None:
    imported = Judgements("1" * 64, opinions={rule: (said(EXPERT.name, "符合"),) for rule in (RULE, "PR-04")})
    begun = judging().do(sheet()).do(judgement("不符合"), by=EXPERT).do(recusal(EXPERT, RULE))
    made = merged(begun, imported)
    assert made.judgements.opinions[RULE] == ()
    assert answers(made, "PR-04") == [(EXPERT.name, "符合")]
    assert [one.cell.sheet for one in made.excluded] == ["表", SHEET]
    assert made.excluded[0].said.zh.startswith(f"{RULE}：{EXPERT.name} 已回避（曾为园区编制方案）")


def test_the_recused_do_not_count_under_another_number_either() -> None:
    """Somebody registered anew, for another post, is not taken for another human where there is a conflict."""
    again = person(99, Role.EXPERT, name=EXPERT.name)
    made = merged(judging().do(judgement("不符合"), by=again).do(recusal(EXPERT), by=ASSESSOR))
    assert made.judgements.opinions[RULE] == ()
    assert [one.person for one in made.excluded] == [EXPERT.name]


def test_opinions_given_before_the_application_was_withdrawn_do_not_count_for_the_next() -> None:
    """As with the scores: the next application is visited and judged by its own experts."""
    imported = Judgements("1" * 64, opinions={rule: (said("甲", "符合"),) for rule in (RULE, "PR-04")})
    begun = applied_again(judging().do(sheet()).do(judgement("不符合"), by=EXPERT).do(dispute("44")))
    made = merged(begun, imported)
    assert (made.judgements.opinions[RULE], made.judgements.opinions["PR-04"]) == ((), ())
    assert [one.cell.sheet for one in made.excluded] == ["表", "表", SHEET]
    assert made.excluded[0].said.zh.startswith(f"{RULE}：甲 在园区撤回申请之前作答，")
    assert ("energy_total", 2025) in made.judgements.disputes
    assert answers(merged(begun.do(judgement("基本符合"), by=EXPERT_2), imported)) == [(EXPERT_2.name, "基本符合")]


def test_a_dispute_counts_before_the_sheets_and_one_anew_has_nothing_established() -> None:
    imported = Judgements("1" * 64, disputes={("energy_total", 2025): a_dispute("4500", "energy_total")})
    begun = judging().do(sheet(), dispute("4400", "0.44 万tce"))
    established = merged(begun, imported).judgements.disputes["energy_total", 2025].established
    assert (str(established.value), established.unit, established.cell.raw) == ("4400", "tce", "0.44 万tce")
    again = merged(begun.do(dispute()), imported)
    assert not again.judgements.disputes["energy_total", 2025].established.present
    assert [one.earlier.raw for one in again.superseded] == ["", "0.44 万tce"]


def test_a_waiver_counts_while_it_is_in_force() -> None:
    imported = Judgements("1" * 64, not_applicable={RULE: a_ruling("no")})
    begun = waive(judging().do(sheet()))
    ruling = merged(begun, imported).judgements.not_applicable[RULE]
    assert (ruling.accepted.value, ruling.reason.value, ruling.person.value) == ("yes", "园区无此类企业", DRC.name)
    assert ruling.accepted.cell.raw == f"同意（至 {months_later(begun.today, 6)}）"
    expired = merged(begun, imported, on=months_later(begun.today, 7))
    assert expired.judgements.not_applicable == imported.not_applicable
    revoked = begun.do(RevokeWaiver(waiver=begun.now.version - 1, reason="情况有变"), by=DRC)
    assert merged(revoked, imported).judgements.not_applicable == imported.not_applicable


def test_rulings_on_answers_close_or_uphold_the_question() -> None:
    rule, subject = QUESTIONED
    begun = judging(questions=(replace(QUESTION, severity="low"),))
    begun.do(AnswerQuestion(rule=rule, subject=subject, answer="已更正"))
    assert QUESTIONED not in merged(begun).judgements.closed_questions
    begun.do(RejectAnswer(rule=rule, subject=subject, reason="依据不足"))
    upheld = merged(begun).judgements.closed_questions[QUESTIONED]
    assert (upheld.accepted.value, upheld.accepted.cell.raw, upheld.reason.value) == ("no", "维持存疑", "依据不足")
    begun.do(AcceptAnswer(rule=rule, subject=subject, reason="已与台账核对"))
    assert merged(begun).judgements.closed_questions[QUESTIONED].accepted.value == "yes"


def test_a_question_that_only_an_evaluation_asked_stays_closed_in_the_next() -> None:
    rule, subject = QUESTIONED
    begun = judging().visited()
    begun.do(begun.assessment(questions=(replace(QUESTION, severity="low"),)))
    begun.do(AnswerQuestion(rule=rule, subject=subject, answer="已更正"))
    begun.do(AcceptAnswer(rule=rule, subject=subject, reason="已与台账核对"))
    begun.do(begun.assessment())
    assert merged(begun).judgements.closed_questions[QUESTIONED].accepted.value == "yes"


EXPERTS = [person(30 + n, Role.EXPERT) for n in range(3)]
DRAWN = st.lists(
    st.tuples(st.sampled_from(EXPERTS), st.sampled_from(["符合", "不符合"]), st.sampled_from([RULE, "PR-04"])),
    max_size=6,
)


@given(DRAWN)
def test_each_experts_last_answer_is_there_once_and_the_rest_is_named(drawn) -> None:  # type: ignore[no-untyped-def]
    begun = judging()
    for expert, answer, rule in drawn:
        begun.do(judgement(answer, rule), by=expert)
    made = merged(begun)
    last = {(rule, expert.name): answer for expert, answer, rule in drawn}
    counted = [(r, o.person, o.answer.value) for r, opinions in made.judgements.opinions.items() for o in opinions]
    assert sorted(counted) == sorted((rule, name, answer) for (rule, name), answer in last.items())
    changes = sum(
        one[::2] == other[::2] and one[1] != other[1]
        for number, one in enumerate(drawn)
        for other in [next((later for later in drawn[number + 1 :] if later[::2] == one[::2]), one)]
    )
    assert len(made.superseded) == changes
    assert made.digest == canonical_digest(merged(begun).judgements)
