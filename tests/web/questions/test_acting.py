"""What the forms about a question do."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, DisputeValue, RejectAnswer
from service.workflow.cases.perform_act import perform_act
from tests.web.questions.checking import LOW, SUBMITTER, checking
from tests.workflow.case_desk import asked

WATER = ("CR-A4", "indicator:water_reuse")


def test_the_park_answers_with_a_file_and_comes_to_the_next_question(tmp_path: Path) -> None:
    with checking(tmp_path, SUBMITTER) as made:
        done = made.browser.post(
            made.one(verb="answer"),
            {"seen": made.case.version, "answer": "镕堃喆𠮷龘：多写了四个零"},
            page=made.one(),
            files={"files": ("台账.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")},
        )
        assert (done.status_code, done.headers["location"]) == (303, made.one(WATER))
        told = made.browser.get(made.one(WATER)).text
        assert "已答复：CR-A4；待园区答复 5 项，待认定 1 项" in told
        assert "还有 6 项没有了结：待园区答复 5 项，待认定 1 项" in told
        act = made.case.acts[-1].act
        assert isinstance(act, AnswerQuestion)
        assert (act.answer, len(act.evidence)) == ("镕堃喆𠮷龘：多写了四个零", 1)


def test_an_assessor_accepts_or_returns(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.answered()
        assert made.send("ruling", decision="reject", reason="请附台账").status_code == 303
        assert isinstance(made.case.acts[-1].act, RejectAnswer)
        made.answered(text="台账见 ZZ01")
        assert made.send("ruling", decision="accept", reason="相符").status_code == 303
        assert isinstance(made.case.acts[-1].act, AcceptAnswer)


def test_a_corrected_value_is_read_as_a_cell_is_and_settles_an_answered_question(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        value: dict[str, Any] = {"code": "energy_intensity", "year": "２０２５", "value": "１．０２　"}
        assert made.send("ruling", decision="correct", reason="按台账", **value).status_code == 303
        act = made.case.acts[-1].act
        assert isinstance(act, DisputeValue), "the park has not answered: only the value goes on record"
        assert (act.year, str(act.established)) == (2025, "1.02")
        page, history = made.browser.get(made.one()).text, made.browser.get(f"/cases/{made.at.case}/history").text
        assert re.search(r"（2025 年）由“[^”]+”改正为“１．０２”：按台账", page)
        assert made.case.acts[-1].person.name in page
        assert "单位生产总值能耗（2025 年）改正为“１．０２”：按台账" in history
        assert "<small>改正为 １．０２</small>" in made.browser.get(made.table).text
        assert made.send("ruling", decision="correct", reason="复核", **value | {"value": "1.03"}).status_code == 303
        assert "由“１．０２”改正为“1.03”：复核" in made.browser.get(made.one()).text
        unwritten = DisputeValue(code="energy_intensity", year=2025, reason="接口登记", established=Decimal("1.04"))
        perform_act(made.at.settings, made.at.case, unwritten, asked(at=made.case.acts[-1].at))
        assert made.send("ruling", decision="correct", reason="再核", **value | {"value": "1.05"}).status_code == 303
        assert "由“1.04”改正为“1.05”：再核" in made.browser.get(made.one()).text
        made.answered(WATER)
        water = {"code": "water_reuse", "year": "2025", "value": "９４．１％"}
        assert made.send("ruling", WATER, decision="correct", reason="按台账", **water).status_code == 303
        kinds = [type(one.act) for one in made.case.acts[-2:]]
        assert kinds == [DisputeValue, AcceptAnswer]


def test_the_park_is_not_told_of_a_value_that_offices_corrected_among_themselves(tmp_path: Path) -> None:
    with checking(tmp_path, SUBMITTER) as made:
        found = DisputeValue(
            code="energy_intensity", year=2025, reason="按台账", established=Decimal("1.02"), raw="1.02"
        )
        made.do(found, "评估员")
        page = made.browser.get(made.one()).text
        assert "答复和认定" in page
        assert "按台账" not in page


def test_what_is_wrong_is_told_and_what_was_typed_stays(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        before = made.case.version
        lacking = made.send("ruling", decision="maybe", reason="写到一半")
        assert (lacking.status_code, "<title>错误：" in lacking.text) == (422, True)
        assert '<a href="#decision">请选择通过、退回或改正</a>' in lacking.text
        assert "写到一半" in lacking.text
        wrong = made.send(
            "ruling", decision="correct", reason="按台账", code="energy_intensity", year="去年", value="多"
        )
        assert "年度请写四位数字" in wrong.text
        unread = made.send("ruling", decision="correct", reason="按台账", code="gdpp", year="2025", value="1")
        assert "您是否想写“gdp”" in unread.text
        early = made.send("ruling", decision="accept", reason="相符")
        assert (early.status_code, "尚未答复；请等园区答复后再认定" in early.text) == (422, True)
        assert made.case.version == before


def test_sent_twice_it_is_done_once(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.answered()
        fields = made.browser.hidden(made.one()) | {"seen": made.case.version, "decision": "accept", "reason": "相符"}
        answers = [made.browser.post(made.one(verb="ruling"), fields, page=made.one()) for _ in range(2)]
        assert [one.status_code for one in answers] == [303, 303]
        assert answers[0].headers["location"] == answers[1].headers["location"]
        assert len(made.case.of(AcceptAnswer)) == 1


def test_work_on_another_question_is_no_conflict(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.answered()
        seen = made.case.version
        made.answered(LOW, "方案原文")
        assert made.send("ruling", seen=seen, decision="accept", reason="相符").status_code == 303


def test_somebody_of_another_role_is_told_so(tmp_path: Path) -> None:
    with checking(tmp_path, SUBMITTER) as made:
        made.answered()
        refused = made.send("ruling", decision="accept", reason="相符")
        assert (refused.status_code, "不能采信答复" in refused.text) == (403, True)
