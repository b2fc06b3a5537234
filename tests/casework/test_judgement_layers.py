"""The layers of judgements: in the order of the acts, by round, of several 核查记录 in a round the last."""

from dataclasses import replace

from service.casework.acts.evaluation import SendBack
from service.casework.acts.site_visit import ImportJudgements
from service.casework.judgement_layers import Layer, layers
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import Attestor
from tests.assessment.builders import a_ruling, an_opinion
from tests.casework.builders import ASSESSOR, DRC, EXPERT, Walk, imported
from tests.casework.judging import attested, dispute, judgement, judging, judging_again, sheet, waive

SAID = Judgements("1" * 64, opinions={"PR-04": (an_opinion("符合"),)})


def laid(begun: Walk, waived: bool = True) -> tuple[Layer, ...]:
    imported = {one.seq: SAID for one in begun.now.of(ImportJudgements)}
    return layers(begun.now, imported, "d", begun.today, waived)


def test_every_judging_act_is_a_layer_in_its_place() -> None:
    begun = judging().do(judgement(), by=EXPERT).do(sheet(), dispute())
    found = laid(begun)
    assert [layer.seq for layer in found] == [begun.now.version - 2, begun.now.version - 1, begun.now.version]
    assert [(layer.person, layer.sheet) for layer in found] == [(EXPERT.id, False), (None, True), (ASSESSOR.id, False)]
    assert found[1].judgements is SAID


def test_experts_and_assessors_attest_as_what_they_are() -> None:
    begun = judging().do(judgement(), by=EXPERT).do(judgement(), by=ASSESSOR)
    attested = [layer.judgements.opinions["TG-07"][0].answer.attested_by for layer in laid(begun)]
    assert attested == [Attestor.EXPERT, Attestor.ASSESSOR]


def test_of_several_sheets_in_a_round_the_last_is_a_layer() -> None:
    begun = judging().do(sheet(1), sheet(2))
    assert [layer.seq for layer in laid(begun)] == [begun.now.version]


def test_a_sheet_of_an_earlier_round_stands_in_the_document_under_its_act() -> None:
    begun = judging().do(sheet(1))
    number = begun.now.version
    earlier, later = laid(judging_again(begun).do(sheet(2)))
    assert (earlier.seq, earlier.round, later.round) == (number, 1, 2)
    moved, kept = (layer.judgements.opinions["PR-04"][0].answer for layer in (earlier, later))
    assert (moved.cell.document, moved.cell.ref, moved.value) == ("d", f"#{number}", kept.value)
    assert moved.reading is not None
    assert moved.reading.note == f"原在核查记录 111111111111 的 {kept.cell}"
    assert later.judgements is SAID


def test_waivers_are_layers_of_those_who_granted_them_and_can_be_left_out() -> None:
    begun = waive(judging())
    (layer,) = laid(begun)
    assert (layer.seq, layer.person) == (begun.now.version, DRC.id)
    assert laid(begun, waived=False) == ()


CLOSED = {("CR-C4", f"quantity:{code}"): a_ruling("yes") for code in ("fresh_water", "electricity")}


def closed_by_the_sheet(begun: Walk) -> set[str]:
    """The subjects of the questions that a 核查记录 taken in some time ago still closes."""
    told = {one.seq: replace(SAID, closed_questions=CLOSED) for one in begun.now.of(ImportJudgements)}
    (layer,) = (layer for layer in layers(begun.now, told, "d", begun.today) if layer.sheet)
    return {subject for _, subject in layer.judgements.closed_questions}


def test_a_sheet_closes_no_question_about_what_a_later_workbook_states_otherwise() -> None:
    begun = judging().do(sheet())
    assert closed_by_the_sheet(begun) == {"quantity:fresh_water", "quantity:electricity"}
    begun.do(SendBack(reason="更正取水量")).do(imported(2, changed=("fresh_water",)))
    assert closed_by_the_sheet(begun) == {"quantity:electricity"}


def test_a_sheet_closes_no_question_about_what_a_third_party_found_later() -> None:
    assert closed_by_the_sheet(judging().do(attested("electricity"), sheet())) == {
        "quantity:fresh_water",
        "quantity:electricity",
    }
    assert closed_by_the_sheet(judging().do(sheet(), attested("electricity"))) == {"quantity:fresh_water"}
