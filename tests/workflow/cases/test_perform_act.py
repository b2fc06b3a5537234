"""An act is done whole or not at all, on the version that was seen, and what is refused is on record."""

import pytest

from service.casework.acts import application
from service.casework.perform import Refused
from service.casework.state import State
from service.vocabulary.fault import Fault
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.cases.perform_act import Asked, Changed, perform_act
from tests.casework.builders import ASSESSOR, PARK, walk
from tests.programs import started
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import asked, at_once, case_of, enterprise, kept, progress


def test_an_act_is_kept_with_its_event(installation: Installation) -> None:
    now = kept(installation, walk().open())
    done = perform_act(installation.settings, CASE, application.Apply(), asked(now, PARK, seen=2))
    assert case_of(installation) == done.case
    assert done.case.state is State.REVIEW
    (event,) = list_audit(installation.settings, Wanted(object_type="case"))
    assert (event.action, event.object_version, event.actor, event.outcome) == ("case.apply", 3, "2", "done")
    assert done.recorded.digest in event.detail_json


def test_a_refused_act_leaves_the_case_and_is_on_record(installation: Installation) -> None:
    now = kept(installation, walk().open())
    before = case_of(installation)
    with pytest.raises(Refused, match="评估员，这项办理应由园区填报员进行"):
        perform_act(installation.settings, CASE, application.Apply(), asked(now))
    assert case_of(installation) == before
    (event,) = list_audit(installation.settings, Wanted(object_type="case"))
    assert (event.action, event.actor, event.outcome) == ("case.apply", str(ASSESSOR.id), "refused")
    assert "应由园区填报员进行" in event.reason


def test_who_is_not_on_record_acts_on_nothing(installation: Installation) -> None:
    now = kept(installation, walk().open())
    with pytest.raises(Fault, match="没有编号或姓名为“某人”的人员"):
        perform_act(installation.settings, CASE, application.Apply(), Asked("某人", None, now))
    (event,) = list_audit(installation.settings, Wanted(object_type="case"))
    assert (event.role, event.outcome) == ("operator", "refused")


def test_who_looked_at_an_earlier_version_is_told_who_did_what_since(installation: Installation) -> None:
    now = kept(installation, walk().open())
    perform_act(installation.settings, CASE, progress(2022), asked(now, PARK))
    with pytest.raises(Changed, match=rf"（第 2 号）之后已有办理：第 3 号 {PARK.name} 报告年度进展"):
        perform_act(installation.settings, CASE, application.Apply(), asked(now, PARK, seen=2))
    with pytest.raises(Fault, match="只有 3 条办理记录，没有第 9 号"):
        perform_act(installation.settings, CASE, application.Apply(), asked(now, PARK, seen=9))


def test_of_fifty_who_saw_the_same_version_one_wins(installation: Installation) -> None:
    now = kept(installation, walk().open())

    def edit(number: int) -> None:
        perform_act(installation.settings, CASE, enterprise(number), asked(now, PARK, seen=2))

    stood = at_once(edit, range(50))
    assert stood.count(None) == 1
    assert all(isinstance(one, Changed) for one in stood if one is not None)
    assert case_of(installation).version == 3


def test_of_fifty_at_once_none_is_lost_and_no_version_is_given_twice(installation: Installation) -> None:
    now = kept(installation, walk().open())

    def edit(number: int) -> None:
        perform_act(installation.settings, CASE, enterprise(number), asked(now, PARK))

    assert at_once(edit, range(50)) == [None] * 50
    case = case_of(installation)
    assert [one.seq for one in case.acts] == list(range(1, 53))
    assert {one.act.project for one in case.of(type(enterprise(0)))} == {f"项目{number}" for number in range(50)}
    events = list_audit(installation.settings, Wanted(object_type="case"))
    assert [event.object_version for event in events] == list(range(3, 53))


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from service.settings import Settings
from service.workflow.cases import perform_act
from service.workflow.cases.perform_act import Asked
from tests.workflow.case_walks import enterprise
settings, now = Settings(data_dir=Path(sys.argv[1])), datetime.fromisoformat(sys.argv[2])
for number in range(100):
    done = perform_act.perform_act(settings, "zhejiang-2026-0001", enterprise(number), Asked("2", None, now))
    print(done.recorded.seq, flush=True)
"""


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
@pytest.mark.parametrize("after", [1, 4, 9])
def test_a_kill_leaves_no_half_act(after: int, installation: Installation) -> None:
    now = kept(installation, walk().open())
    worker = started(KILLED, str(installation.data_dir), now.isoformat())
    told = [int(worker.out.readline()) for _ in range(after)]
    worker.process.kill()
    told += [int(line) for line in worker.ended()[1].splitlines()]
    case = case_of(installation)
    assert case.version >= told[-1]
    events = list_audit(installation.settings, Wanted(object_type="case"))
    assert [event.object_version for event in events] == [one.seq for one in case.acts[2:]]
    perform_act(installation.settings, CASE, application.Apply(), asked(now, PARK))


def test_an_act_that_names_a_file_nobody_kept_is_not_recorded(installation: Installation) -> None:
    now = kept(installation, walk().open())
    before = case_of(installation)
    with pytest.raises(Fault, match="没有存入本系统"):
        perform_act(installation.settings, CASE, application.Apply(letter="ab" * 32), asked(now, PARK))
    assert case_of(installation) == before
    (event,) = list_audit(installation.settings, Wanted(object_type="case"))
    assert (event.action, event.outcome) == ("case.apply", "refused")
