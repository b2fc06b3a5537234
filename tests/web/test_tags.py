"""States have a word in both languages, and a sign."""

from __future__ import annotations

from service.vocabulary.language import Said
from service.web.tags import Task, TaskStatus


def test_every_status_can_be_told_without_colour() -> None:
    tags = [status.value for status in TaskStatus]
    assert len({tag.sign for tag in tags}) == len({tag.said for tag in tags}) == len(tags)
    assert [tag.said.zh for tag in tags if tag.tone == "bad"] == ["存在问题"]


def test_a_task_that_cannot_be_started_leads_nowhere() -> None:
    assert Task(Said("评价", "evaluate"), TaskStatus.BLOCKED).address == ""
