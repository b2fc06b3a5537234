"""A file is kept, linked, and found again by what it proves."""

from pathlib import Path

from sqlmodel import select

from service.casework.acts.carrying_out import LinkEvidence, Target
from service.storage.files import recorded_file
from service.storage.tables.case_evidence import CaseEvidenceRow
from service.workflow.cases.link_evidence import link_evidence
from service.workflow.installation.open_database import opened
from tests.workflow.case_desk import asked, desk


def test_the_link_is_in_the_case_and_in_its_table(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    file = tmp_path / "台账.pdf"
    file.write_bytes(b"%PDF-1.7\n%%EOF\n")
    done = link_evidence(at.settings, at.case, file, Target.VALUE, "gdp/2025", "台账", asked())
    act = done.recorded.act
    assert isinstance(act, LinkEvidence)
    with opened(at.settings) as database, database.reading() as session:
        row = session.exec(select(CaseEvidenceRow)).one()
        assert (row.seq, row.file, row.target, row.key) == (done.recorded.seq, act.file, "value", "gdp/2025")
        known = recorded_file(session, act.file)
    assert known is not None
    assert known.first_name == "台账.pdf"
