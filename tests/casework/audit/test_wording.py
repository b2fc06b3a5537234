"""An event is one sentence: when, who in which role, what, on what, with which outcome."""

from dataclasses import replace

from service.casework.audit.chain import AuditEvent, AuditRow, Outcome, chained
from service.casework.audit.wording import ACTIONS, OBJECTS, sentence, told
from tests.casework.audit.builders import event


def a_row(of: AuditEvent) -> AuditRow:
    return chained(of, None)


def test_an_event_is_one_sentence() -> None:
    row = a_row(replace(event(4), action="person.add", object_type="person", object_id="7", object_version=None))
    assert sentence(row).zh == "第 1 行　2026-03-31 17:04:00（北京时间）　张三（评估员）：登记人员，人员 7，完成"
    assert (
        sentence(row).en
        == "row 1  2026-03-31 17:04:00 (Beijing time)  张三 (assessor): put a person on record, person 7, done"
    )


def test_the_parts_of_a_sentence_stand_alone_too() -> None:
    one = told(a_row(replace(event(4), action="person.add", object_type="person", object_id="7", object_version=None)))
    assert (one.action.zh, one.target.zh, one.outcome.zh, one.role.zh) == ("登记人员", "人员 7", "完成", "评估员")


def test_a_refusal_says_why() -> None:
    row = a_row(event(4, Outcome.REFUSED, "没有权限"))
    assert sentence(row).zh.endswith("案卷 2026-0004 第 1 版，被拒绝：没有权限")
    assert sentence(row).en.endswith("case 2026-0004 version 1, refused: 没有权限")


def test_words_that_are_not_known_stay_as_they_are() -> None:
    row = a_row(event())._replace(ts_utc="gestern", action="tea.make", role="cook", object_type="pot", outcome="spilt")
    assert all(word in sentence(row).zh for word in ("gestern", "tea.make", "cook", "pot", "spilt"))


def test_every_word_is_said_in_both_languages() -> None:
    said = [*ACTIONS.values(), *OBJECTS.values()]
    assert all(one.zh and one.en for one in said)
