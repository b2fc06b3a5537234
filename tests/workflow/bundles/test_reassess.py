"""Reading and assessing again gives what is on record, and reads each file and each pack once."""

from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.rulelang.source_files import SourceFiles
from service.workflow.bundles.case_record import assessing_acts, summaries
from service.workflow.bundles.prefixes import Prefixes
from service.workflow.bundles.reassess import Sources, assess_again, judgements_again, read_again, submission_again
from service.workflow.cases.kept_rules import read_kept
from tests.workflow.bundles.bundled import written


def test_workbook_and_assessments_are_those_on_record() -> None:
    record = written().record
    read: list[str] = []

    def file(digest: str) -> bytes:
        read.append(digest)
        return record.files[digest].content

    def rules(digest: str) -> SourceFiles:
        read.append(digest)
        return read_kept(record.outputs[digest])

    sources, prefixes = Sources(file, rules), Prefixes(record.case.acts, record.procedures)
    (imported,) = record.case.of(ImportSubmission)
    (judged,) = record.case.of(ImportJudgements)
    read_submission = read_again(imported.act, sources)
    assert read_submission.output.json_text == record.outputs[imported.act.submission]
    assert submission_again(prefixes.before(imported.seq), read_submission, sources) == imported.act
    assert judgements_again(prefixes.before(judged.seq), judged, sources) == judged.act
    for recorded in assessing_acts(record.case):
        again = assess_again(prefixes.before(recorded.seq), recorded, sources)
        assert [one.output.digest for one in again.both] == [one.assessment for one in summaries(recorded.act)]
    assert len(read) == len(set(read))
