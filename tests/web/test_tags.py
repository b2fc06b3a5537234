"""States have a word in both languages, and a sign."""

from __future__ import annotations

from service.web.tags import TaskStatus


def test_every_status_can_be_told_without_colour() -> None:
    tags = [status.value for status in TaskStatus]
    assert len({tag.sign for tag in tags}) == len({tag.said for tag in tags}) == len(tags)
    assert [tag.said.zh for tag in tags if tag.tone == "bad"] == ["存在问题"]
