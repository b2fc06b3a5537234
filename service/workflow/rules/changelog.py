"""rules changelog: the records of rules/CHANGELOG.md, and bringing them up to date with the rules as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from service.authoring.problem import English, Mistake, ProblemLog, RuleProblem
from service.rulelang.changelog import Change, Moment, note_unrecorded, read_changelog, record, recorded
from service.rulelang.load import later_days
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.workflow.rules.rule_base import chosen_releases, open_rule_base
from service.workflow.saving import save

_NAME = "CHANGELOG.md"


class NoChangelog(Mistake):
    """The rules folder has no CHANGELOG.md; the message says how to begin one."""

    def __init__(self, label: str) -> None:
        first = "# 规则变更记录"
        english = English(f"no {label}", "one file with all records", f"make it, with the first line “{first}”")
        repair = f"请先建立这个文件，第一行写“{first}”"
        super().__init__("no-changelog", f"没有 {label}", "一个记录全部版本的文件", repair, en=english)


def changes(settings: Settings) -> tuple[Change, ...]:
    """Every record that can be read, newest first; none where there is no CHANGELOG.md."""
    path = settings.rules_dir / _NAME
    return read_changelog(_text(path), _label(path), ProblemLog()) if path.is_file() else ()


def unrecorded(pack: Pack, rubric: Rubric, settings: Settings, moment: Moment) -> tuple[RuleProblem, ...]:
    """What is wrong with CHANGELOG.md for this release on that day; nothing where the rules folder has none."""
    path, log = settings.rules_dir / _NAME, ProblemLog()
    if path.is_file():
        changes = read_changelog(_text(path), _label(path), log)
        note_unrecorded(pack, rubric, changes, _label(path), log, moment)
    return log.problems()


def is_kept(settings: Settings) -> bool:
    """Whether the rules folder keeps a CHANGELOG.md."""
    return (settings.rules_dir / _NAME).is_file()


def records(settings: Settings, pack_id: str | None, on: date) -> list[str]:
    """The record of each release as it stands, ready to paste.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
    """
    return [record(pack, rubric, moment) for pack, rubric, moment in _contents(settings, pack_id, on)]


def write_records(settings: Settings, pack_id: str | None, on: date) -> Path | None:
    """Bring the digests in CHANGELOG.md up to date and add what has no record yet; None when nothing was to be done.

    Raises:
        NoChangelog: there is no such file. OSError: it cannot be written.
        UnknownPack, RuleProblems: see open_rule_base().
    """
    path = settings.rules_dir / _NAME
    if not path.is_file():
        raise NoChangelog(_label(path))
    before = text = _text(path)
    for pack, rubric, moment in _contents(settings, pack_id, on):
        text = recorded(text, pack, rubric, moment)
    if text == before:
        return None
    save(path, text.encode())
    return path


def _contents(settings: Settings, pack_id: str | None, on: date) -> Iterator[tuple[Pack, Rubric, Moment]]:
    """Each release as it stands on the day, and on every later day on which its content changes."""
    for name, day in chosen_releases(settings, pack_id, on):
        pack, rubric = open_rule_base(settings, name, day)
        yield pack, rubric, Moment(day)
        for later in later_days(settings.rules_dir, name, day):
            before = pack.digest
            pack, rubric = open_rule_base(settings, name, later)
            if pack.digest != before:
                yield pack, rubric, Moment(later, later=True)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _label(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


__all__ = ["Change", "Moment", "NoChangelog", "changes", "is_kept", "records", "unrecorded", "write_records"]
