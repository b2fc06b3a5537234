"""Others acting on other things do not stand in the way; others acting on this very thing do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.casework.acts.act import Act
from service.casework.acts.carrying_out import PrepareReply
from service.web.cases.overtaken import Overtaken, done_as_seen
from service.workflow.cases.perform_act import Asked, Done, perform_act
from service.workflow.cases.read_case import read_case
from tests.web.asked import a_caller
from tests.web.rectification.offices import PARK
from tests.workflow.rectifying import ITEMS, demanded, prepared


def test_what_others_did_elsewhere_does_not_matter_and_what_was_never_seen_does(tmp_path: Path) -> None:
    driven = demanded(tmp_path)
    seen = read_case(driven.settings, driven.id).version
    driven.at = datetime.now(UTC)
    prepared(driven, *ITEMS[1])
    who = a_caller(driven.settings, PARK, driven.id)

    def do(asked: Asked) -> Done:
        act = PrepareReply(rule=ITEMS[0][0], subject=ITEMS[0][1], reply="已完成")
        return perform_act(driven.settings, driven.id, act, Asked("填报员", asked.seen, driven.asked("填报员").at))

    def touches(act: Act) -> bool:
        return isinstance(act, PrepareReply) and act.rule == ITEMS[0][0]

    assert done_as_seen(who, seen, do, touches).recorded.seq == seen + 2
    for stale in (seen, seen + 99):
        with pytest.raises(Overtaken):
            done_as_seen(who, stale, do, touches)
