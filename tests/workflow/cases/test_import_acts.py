"""What goes on record of a workbook that is taken in."""

from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.vocabulary.judgements import NO_JUDGEMENTS
from service.workflow.bundles.reassess import Sources, read_again
from service.workflow.cases.case_inputs import judgements_read
from service.workflow.cases.import_acts import judgements_act, submission_act
from service.workflow.cases.kept_rules import read_kept
from tests.workflow.bundles.bundled import written

SOURCES = Sources(
    lambda digest: written().record.files[digest].content,
    lambda digest: read_kept(written().record.outputs[digest]),
)


def test_a_first_workbook_is_compared_with_nothing() -> None:
    (imported,) = written().record.case.of(ImportSubmission)
    read = read_again(imported.act, SOURCES)
    act = submission_act(read, None, None)
    assert act == imported.act
    assert (act.previous, act.changed, act.submission) == ("", (), read.output.digest)


def test_findings_touch_what_they_say_otherwise_than_those_before() -> None:
    (imported,), (judged,) = written().record.case.of(ImportSubmission), written().record.case.of(ImportJudgements)
    rules = read_again(imported.act, SOURCES).rules
    judgements = judgements_read(SOURCES.grid(judged.act.workbook), rules.pack)[0]
    assert judgements_act(NO_JUDGEMENTS, judgements, rules) == judged.act
    assert judged.act.items
    assert judgements_act(judgements, judgements, rules).items == ()
