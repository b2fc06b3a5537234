"""One file is taken in where it belongs, and not twice."""

from pathlib import Path

from service.casework.acts.submission import ImportSubmission
from service.workflow.batch.case_of_file import cases_known
from service.workflow.batch.import_file import FileImporter
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from tests.workflow.case_desk import asked, desk


def test_a_file_is_taken_in_once(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    with opened(at.settings) as database, database.reading() as session:
        known = cases_known(session, "zhejiang")
    content = at.workbook().read_bytes()
    importer = FileImporter(at.settings, known, asked, dry_run=False)
    done = importer.result("甲/乙.xlsx", content)
    case = read_case(at.settings, at.case)
    recorded = case.last(ImportSubmission)
    assert recorded is not None
    assert (done["case"], done["act"], done["digest"]) == (at.case, recorded.seq, recorded.act.workbook)
    assert importer.result("另一个名字.xlsx", content)["there"] == recorded.seq
    assert read_case(at.settings, at.case).version == case.version
