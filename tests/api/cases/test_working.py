"""Acts with routes of their own: what they take, and whom they concern."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from service.casework.state import State
from tests.api.cases.stored import PDF, stored_case
from tests.casework.builders import EXPERT
from tests.casework.stages import at
from tests.days import this_day

NOTHING: dict[str, Any] = {}


def test_recusal_concerns_people_of_the_jurisdiction(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.SITE_VISIT), "assessor", "elsewhere") as case:
        done = case.act("/recusals", expert=EXPERT.name, reason="曾任顾问", items=["EC-07"])
        assert done.json()["recorded"]["act"]["expert"] == EXPERT.id
        foreign = case.act("/recusals", expert="外省专家", reason="不认识")
        assert (foreign.status_code, foreign.json()["code"]) == (404, "person-unknown")


def test_evidence_is_kept_and_linked(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.IMPLEMENTATION), "submitter") as case:
        form = {"seen": str(case.version), "target": "value", "key": "gdp/2025", "name": "台账"}
        done = case.ask("POST", "/evidence", "submitter", data=form, files={"file": ("台账.pdf", PDF)})
        assert done.status_code == 200, done.text
        assert done.json()["recorded"]["act"]["media_type"] == "application/pdf"


def test_a_supplement_with_what_it_states(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.DATA_CHECK), "assessor") as case:
        no_day = case.act("/supplements", items=["能源统计表"])
        assert (no_day.status_code, no_day.json()["code"]) == (422, "no-deadline")
        soon = this_day() + timedelta(days=30)
        done = case.act("/supplements", items=["能源统计表"], deadline=str(soon))
        assert (done.status_code, done.json()["state"]["code"]) == (200, "supplement"), done.text


def test_a_third_party_report_has_its_day_and_conclusion(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.SITE_VISIT), "assessor") as case:

        def sent(**form: str) -> tuple[int, dict[str, Any]]:
            told = {"seen": str(case.version), "organisation": "核查院", "values": "{}", **form}
            answer = case.ask("POST", "/verifications", data=told, files={"report": ("报告.pdf", PDF)})
            return answer.status_code, answer.json()

        status, done = sent(made_on="2026-02-20", conclusion="数据可信")
        assert status == 200, done
        act = done["recorded"]["act"]
        assert (act["made_on"], act["conclusion"], act["values"]) == ("2026-02-20", "数据可信", [])
        assert sent(made_on="2026-02-20")[0] in (409, 422), "neither a value nor a conclusion"
        assert sent(made_on="2999-01-01", conclusion="数据可信")[0] in (409, 422), "of a day that has not come"
        assert sent(made_on="去年", conclusion="数据可信")[0] == 422


def test_what_needs_a_workbook_says_so(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.IMPLEMENTATION), "assessor") as case:
        dispute: dict[str, Any] = {"code": "gdp", "year": 2025, "reason": "不符"}
        for noun, body in (("evaluations", NOTHING), ("pre-assessments", NOTHING), ("disputes", dispute)):
            refused = case.act(f"/{noun}", **body)
            assert (refused.status_code, refused.json()["code"]) == (409, "no-submission"), noun
        form = {"seen": str(case.version)}
        for noun, code in (("submissions", "workbook-unusable"), ("judgements", "no-submission")):
            unusable = case.ask("POST", f"/{noun}", data=form, files={"workbook": ("a.xlsx", b"no workbook")})
            assert unusable.json()["code"] == code
        form = {**form, "organisation": "核查院", "values": '{"gdp/2025": "105.2"}'}
        early = case.ask("POST", "/verifications", data=form, files={"report": ("报告.pdf", PDF)})
        assert (early.status_code, early.json()["code"]) == (409, "no-submission")
