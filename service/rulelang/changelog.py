"""rules/CHANGELOG.md: what policy readers are told of each release, and whether a release is recorded there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from service.authoring.nearest import unknown
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.unfilled import UNFILLED
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.vocabulary.finding import Theme

ALL = "全部"
DIGITS = 12
"""Characters of a digest that a record shows."""

_HEAD = re.compile(rf"## (\S+) (\S+) 摘要 ([0-9a-f]{{{DIGITS}}})")
_LINE = re.compile(r"- ([^：]+)：(.*)")
_KEYS = ("评分标准摘要", "施行期间", "主题", "规则", "理由")
_AMENDED = "改动"
"""What was changed in a release after its record was written, and why: a line for each time."""

_THEMES = (ALL, "评分标准", *(theme.label for theme in Theme))
_THEME_EN = ("theme", "write one of them, several with 、 between")
_REPAIR = "运行 acceptance rules changelog --write"


@dataclass(frozen=True, slots=True)
class Change:
    """The record of one release. `themes` are Chinese words, `rules` ids; either may be 全部."""

    pack: str
    version: str
    digest: str
    rubric: str
    period: str
    themes: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str
    position: Position

    def concerns(self, rule: str) -> bool:
        """Whether the release changed (or brought) this rule."""
        return ALL in self.rules or rule in self.rules


@dataclass(frozen=True, slots=True)
class Moment:
    """The day for which a release was read; `later`: something of it begins on that day, which is still to come."""

    day: date
    later: bool = False


def read_changelog(text: str, label: str, log: ProblemLog) -> tuple[Change, ...]:
    """The records, newest first as written; every fault is noted."""
    changes = []
    for number, head, lines in _parts(text):
        position = Position(label, number, 1)
        found = _HEAD.fullmatch(head)
        if found is None:
            allowed = f"## 规则包 版本 摘要 {DIGITS} 位十六进制数"
            english = English(f"the heading “{head}”", "## pack version 摘要 digest", "write it like this")
            log.add(position, Mistake("changelog-head", f"标题“{head}”", allowed, f"按此改写，或{_REPAIR}", en=english))
            continue
        said = {hit[1]: hit[2] for line in lines if (hit := _LINE.fullmatch(line))}
        _note_lacking(said, position, log)
        _note_unfilled(lines, position, log)
        themes, rules = (tuple(part for part in said.get(key, "").split("、") if part) for key in ("主题", "规则"))
        _note_themes(themes, position, log)
        rubric, period, reason = said.get("评分标准摘要", ""), said.get("施行期间", ""), said.get("理由", "")
        changes.append(Change(found[1], found[2], found[3], rubric, period, themes, rules, reason, position))
    return tuple(changes)


def note_unrecorded(
    pack: Pack, rubric: Rubric, changes: Iterable[Change], label: str, log: ProblemLog, moment: Moment
) -> None:
    """Note it when the release, as it stands on that day, has no record, with the record to paste."""
    written = tuple(changes)
    if _is_recorded(pack, rubric, written):
        return
    meant = _meant(pack, written, moment)
    place = meant.position if meant else Position(label, 1, 1)
    paste = record(pack, rubric, moment, whole=_whole(pack, written))
    log.add(place, _outdated(pack, meant, _digests(pack, rubric)) if meant else _absent(pack, paste, moment))


def record(
    pack: Pack, rubric: Rubric, moment: Moment, reason: str = f"{UNFILLED} 改了什么、为什么改", whole: str = ALL
) -> str:
    """The record of the release as it stands on that day, ready to paste; `whole` are its themes and rules."""
    digest, of_rubric = _digests(pack, rubric)
    start = moment.day if moment.later else pack.in_force_from
    period = f"{start} 至 {pack.in_force_until}" if pack.in_force_until else f"{start} 起"
    said = dict(zip(_KEYS, (of_rubric, period, whole, whole, reason), strict=True))
    lines = "\n".join(f"- {key}：{value}" for key, value in said.items())
    return f"## {pack.id} {pack.version} 摘要 {digest}\n\n{lines}\n"


def recorded(text: str, pack: Pack, rubric: Rubric, moment: Moment) -> str:
    """The text with the digests of this version brought up to date, or with a new record on top where it has none.
    Either way a person has to say what was changed and why before the record counts."""
    changes = read_changelog(text, "", ProblemLog())
    if _is_recorded(pack, rubric, changes):
        return text
    lines = text.splitlines(keepends=True)
    if (meant := _meant(pack, changes, moment)) is None:
        first = next((number for number, _, _ in _parts(text)), len(lines) + 1)
        return "".join(
            [*lines[: first - 1], f"{record(pack, rubric, moment, whole=_whole(pack, changes))}\n", *lines[first - 1 :]]
        )
    digest, of_rubric = _digests(pack, rubric)
    lines[meant.position.line - 1] = f"## {pack.id} {pack.version} 摘要 {digest}\n"
    return _with_rubric(lines, meant.position.line, of_rubric, _amendment(meant, digest, of_rubric))


def _digests(pack: Pack, rubric: Rubric) -> tuple[str, str]:
    return pack.digest[:DIGITS], rubric.digest[:DIGITS]


def _is_recorded(pack: Pack, rubric: Rubric, changes: Iterable[Change]) -> bool:
    wanted = (pack.id, pack.version, *_digests(pack, rubric))
    return any((change.pack, change.version, change.digest, change.rubric) == wanted for change in changes)


def _meant(pack: Pack, changes: Iterable[Change], moment: Moment) -> Change | None:
    """The record that the release should match: the one that begins on a later day, or the last begun by now."""
    day = moment.day.isoformat()
    same = [change for change in changes if (change.pack, change.version) == (pack.id, pack.version)]
    begun = [c for c in same if (c.period[: len(day)] == day if moment.later else c.period[: len(day)] <= day)]
    return max(begun, key=lambda change: change.period[: len(day)], default=None)


def _whole(pack: Pack, changes: Iterable[Change]) -> str:
    """What the first record of a pack concerns; of a later one a person has to say it."""
    return f"{UNFILLED} 这一版改动的" if any(change.pack == pack.id for change in changes) else ALL


def _amendment(meant: Change, digest: str, of_rubric: str) -> str:
    moved = [
        f"{what} {old or '空'} → {new}"
        for what, old, new in (("规则摘要", meant.digest, digest), ("评分标准摘要", meant.rubric, of_rubric))
        if old != new
    ]
    return f"- {_AMENDED}：{UNFILLED} 改了哪些规则、为什么（{'，'.join(moved)}）\n"


def _with_rubric(lines: list[str], start: int, digest: str, amendment: str) -> str:
    """The record that starts there with another digest of its rubric, and with the amendment as its last line unless
    one is still to be written."""
    end = next((n for n in range(start, len(lines)) if lines[n].startswith("## ")), len(lines))
    told = [number for number in range(start, end) if lines[number].startswith("- ")]
    for number in told:
        if lines[number].startswith(f"- {_KEYS[0]}："):
            lines[number] = f"- {_KEYS[0]}：{digest}\n"
    if told and not any(lines[number].startswith(f"- {_AMENDED}：{UNFILLED}") for number in told):
        lines[told[-1]] = lines[told[-1]].rstrip("\n") + "\n"
        lines.insert(told[-1] + 1, amendment)
    return "".join(lines)


def _parts(text: str) -> list[tuple[int, str, list[str]]]:
    """Line number (from 1) of each heading of level 2, the heading, and the lines below it."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if line.startswith("## ")]
    return [(start + 1, lines[start], lines[start + 1 : end]) for start, end in pairwise([*heads, len(lines)])]


def _note_lacking(said: Mapping[str, str], position: Position, log: ProblemLog) -> None:
    if lacking := "、".join(f"“{key}”" for key in _KEYS if not said.get(key)):
        log.add(
            position,
            Mistake(
                "changelog-key",
                f"没有写明{lacking}",
                "、".join(_KEYS),
                "各写一行“- 名称：…”",
                en=English(
                    f"no {lacking} written", f"every record says {'、'.join(_KEYS)}", "write “- name：…” for each"
                ),
            ),
        )


def _note_unfilled(lines: Iterable[str], position: Position, log: ProblemLog) -> None:
    """Note the lines of a record that a person has still to write, each where it stands."""
    for number, line in enumerate(lines, start=position.line + 1):
        hit = _LINE.fullmatch(line)
        if hit is None or not (hit[2].startswith(UNFILLED) or (hit[1] == _AMENDED and not hit[2].strip())):
            continue
        wanted = hit[2].removeprefix(UNFILLED).strip() or "改了哪些规则、为什么"
        english = English(f"nothing written under “{hit[1]}”", "what was changed and why", "write it")
        repair = f"把“{UNFILLED}”连同后面的提示换成实际内容"
        log.add(
            Position(position.file, number, 1),
            Mistake("changelog-key", f"没有写明“{hit[1]}”", wanted, repair, en=english),
        )


def _note_themes(themes: Iterable[str], position: Position, log: ProblemLog) -> None:
    for theme in themes:
        if theme not in _THEMES and not theme.startswith(UNFILLED):
            log.add(position, unknown("主题", theme, _THEMES, "改成其中之一，几个之间用顿号", en=_THEME_EN))


def _absent(pack: Pack, paste: str, moment: Moment) -> Mistake:
    begins = f" 自 {moment.day} 起的内容" if moment.later else ""
    return Mistake(
        "unrecorded",
        f"{pack.id} {pack.version}{begins}（摘要 {pack.digest[:DIGITS]}）没有变更记录",
        "每个发布的版本一条记录",
        f"{_REPAIR}，再写明理由；或粘贴：\n{paste}",
        en=English(
            f"no record of {pack.id} {pack.version} (digest {pack.digest[:DIGITS]})",
            "one record for each release",
            f"run acceptance rules changelog --write and give the reason, or paste:\n{paste}",
        ),
    )


def _outdated(pack: Pack, change: Change, now: tuple[str, str]) -> Mistake:
    parts = (("规则", change.digest, now[0]), ("评分标准", change.rubric, now[1]))
    moved = "，".join(f"{what}的摘要由 {old or '空'} 变为 {new}" for what, old, new in parts if old != new)
    return Mistake(
        "unrecorded",
        f"{pack.id} {pack.version} 登记之后又改过：{moved}",
        "与现有规则和评分标准一致的记录",
        f"这一版已经发布的，先改 pack.yaml 里的 version，再{_REPAIR} 登记新版本；"
        f"尚未发布的，{_REPAIR} 更新摘要，并在它加上的“改动”一行写明改了哪些规则、为什么",
        en=English(
            f"{pack.id} {pack.version} was changed after it was recorded",
            "a record that matches the rules and the rubric",
            "if this version is published, change version in pack.yaml first; then run acceptance rules changelog "
            "--write and say in the line it adds what was changed and why",
        ),
    )
