"""Which pack and rubric judge a case: the pack it names, in force on its evaluation date; which packs have a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from service.authoring.nearest import listing, nearest
from service.authoring.problem import RuleProblem, RuleProblems
from service.rulelang.load import load_rule_base, pack_ids, releases
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.vocabulary.language import Said
from service.workflow.at_hand import at_hand, files_stamp


class UnknownPack(LookupError):  # noqa: N818 - says what the name is
    """No pack of that name; the message lists those there are, `said` in both languages."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.zh)
        self.said = said


class UnknownRule(LookupError):  # noqa: N818 - says what the id is
    """No rule of that id among those `known`; the message names the nearest, `said` in both languages."""

    def __init__(self, rule: str, known: Collection[str]) -> None:
        meant, some = _meant(rule, known), listing(sorted(known), most=5)
        self.said = Said(
            f"没有编号为“{rule}”的规则{meant.zh}；现有规则：{some}",
            f"there is no rule “{rule}”{meant.en}; there are {some}",
        )
        super().__init__(self.said.zh)


def open_rule_base(settings: Settings, pack_id: str, on: date) -> tuple[Pack, Rubric]:
    """The pack and its rubric, resolved for a date. `id`: the version in force on it; `id@version`: that one. Those
    asked for last are not read again while no file changes.

    Raises:
        UnknownPack: there is no such pack or version.
        RuleProblems: its files are faulty, or it is not in force on that date.
    """
    folders = (settings.rules_dir, settings.rubrics_dir)

    def read() -> tuple[Pack, Rubric]:
        require_pack(settings, pack_id)
        return load_rule_base(*folders, pack_id, on)

    return at_hand(("rule base", *folders, pack_id), (on, *files_stamp(*folders)), read)


def require_pack(settings: Settings, pack_id: str) -> None:
    """Return only if there is a pack of that name, and where one is named, that version of it.

    Raises:
        UnknownPack: the message lists those there are.
    """
    wanted, _, version = pack_id.partition("@")
    known = releases(settings.rules_dir)
    _require(Said("规则包", "rule pack"), wanted, [release.id for release in known])
    if version:
        _require(
            Said(f"{wanted} 版本", f"version of {wanted}"),
            version,
            [release.version for release in known if release.id == wanted],
        )


def chosen_packs(settings: Settings, pack_id: str | None) -> tuple[str, ...]:
    """The pack asked for, or all packs by id."""
    return (pack_id,) if pack_id else pack_ids(settings.rules_dir)


def chosen_releases(settings: Settings, pack_id: str | None, on: date) -> tuple[tuple[str, date], ...]:
    """The pack asked for on the date; a version asked for, or every version of every pack, each on the nearest day of
    its own period. One whose pack.yaml states no version goes by the name of its folder."""
    if pack_id and "@" not in pack_id:
        return ((pack_id, on),)
    known = ((release.name, release.nearest(on)) for release in releases(settings.rules_dir))
    if pack_id is None:
        return tuple(known)
    return tuple((name, day) for name, day in known if name == pack_id) or ((pack_id, on),)


def every_version(settings: Settings, pack_id: str | None, on: date) -> tuple[tuple[str, date], ...]:
    """Like chosen_releases, but of a pack asked for every version: those that come into force later too."""
    if pack_id is None or "@" in pack_id:
        return chosen_releases(settings, pack_id, on)
    own = [release for release in releases(settings.rules_dir) if release.id == pack_id]
    return tuple((release.name, release.nearest(on)) for release in own) or ((pack_id, on),)


def having_rule(rule: str, packs: Iterable[Pack]) -> tuple[Pack, ...]:
    """Those of the packs that have a rule of that id, at least one.

    Raises:
        UnknownRule: none has.
    """
    looked_at = tuple(packs)
    if found := tuple(pack for pack in looked_at if rule in pack.rules):
        return found
    raise UnknownRule(rule, {id_ for pack in looked_at for id_ in pack.rules})


def _require(what: Said, name: str, known: list[str]) -> None:
    if name not in known:
        each, meant = tuple(dict.fromkeys(known)), _meant(name, known)
        raise UnknownPack(
            Said(
                f"没有名为“{name}”的{what.zh}{meant.zh}；现有{what.zh}：{'、'.join(each) or '无'}",
                f"there is no {what.en} “{name}”{meant.en}; there are: {', '.join(each) or 'none'}",
            )
        )


def _meant(name: str, known: Iterable[str]) -> Said:
    near = nearest(name, known)
    return Said(f"，您是否想写“{near}”", f", did you mean “{near}”") if near else Said("", "")


__all__ = [
    "RuleProblem",
    "RuleProblems",
    "UnknownPack",
    "UnknownRule",
    "chosen_packs",
    "chosen_releases",
    "every_version",
    "having_rule",
    "open_rule_base",
    "require_pack",
]
