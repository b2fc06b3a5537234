"""A confirmation is for one act on one case: whatever differs makes it another."""

from dataclasses import replace
from datetime import date

from service.casework.acts.decision import Issue, Publish, Sign
from service.transport.grave import confirmed

ISSUE = Issue(document="1号", dated=date(2026, 6, 1))
PUBLISH = Publish(first_day=date(2026, 6, 1), last_day=date(2026, 6, 8), where="网站")


def test_every_field_counts() -> None:
    every: list[Issue | Publish | Sign] = [
        ISSUE,
        replace(ISSUE, document="2号"),
        replace(ISSUE, dated=date(2026, 6, 2)),
        PUBLISH,
        replace(PUBLISH, first_day=date(2026, 6, 2)),
        replace(PUBLISH, last_day=date(2026, 6, 9)),
        replace(PUBLISH, where="公告栏"),
        Sign(content="a" * 64),
    ]
    assert len({confirmed(act, "zhejiang-2026-0001") for act in every}) == len(every)
    assert confirmed(ISSUE, "zhejiang-2026-0001") != confirmed(ISSUE, "zhejiang-2026-0002")
    assert confirmed(ISSUE, "zhejiang-2026-0001") == confirmed(replace(ISSUE), "zhejiang-2026-0001")
