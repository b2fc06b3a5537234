"""Opinions of the departments on a screen."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.decision import GiveOpinion
from service.casework.state import State
from tests.casework.builders import ASSESSOR, DRC
from tests.casework.stages import at
from tests.web.decision.desks import deciding


def test_a_department_speaks_for_itself_and_is_warned_of_what_it_voids(tmp_path: Path) -> None:
    with deciding(at(State.SIGNING).sign(DRC), tmp_path, DRC) as desk:
        page = desk.page("decision/opinion")
        assert "已有的 1 个签名作废" in page
        assert '<input type="hidden" name="department" value="drc">' in page
        wrong = desk.send("decision/opinion", department="drc", agrees="maybe", opinion="")
        assert (wrong.status_code, "请选定同意或不同意" in wrong.text, "请写明意见" in wrong.text) == (422, True, True)
        foreign = desk.send("decision/opinion", department="water", agrees="yes", opinion="可以")
        assert (foreign.status_code, "请由该部门出具意见" in foreign.text) == (422, True)


def test_an_assessor_records_the_letter_of_any_department(tmp_path: Path) -> None:
    with deciding(at(State.SIGNING), tmp_path, ASSESSOR) as desk:
        fields = {"department": "water", "agrees": "no", "opinion": "用水未核实", "document": "水函3号"}
        assert desk.send("decision/opinion", **fields).status_code == 303
        (given,) = desk.case.of(GiveOpinion)
        assert (given.act.agrees, given.act.document) == (False, "水函3号")
        overtaken = desk.send("decision/opinion", **fields, seen=given.seq - 1)
        assert (overtaken.status_code, "水函3号" in overtaken.text) == (409, True)
        page = desk.page("decision")
        assert "不同意" in page
        assert "用水未核实" in page
