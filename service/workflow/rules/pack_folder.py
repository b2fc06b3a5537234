"""What `rules check` is asked about: a pack by name, or a folder by path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.rulelang.load import Release, releases
from service.settings import Settings
from service.vocabulary.language import Said
from service.workflow.rules.rule_base import UnknownPack


@dataclass(frozen=True, slots=True)
class Located:
    """Settings that lead to the rule base, the pack (None: all of them), and the date to read it on."""

    settings: Settings
    pack: str | None
    on: date


def located(settings: Settings, asked: str | None, rubrics: Path | None, on: date) -> Located:
    """Where to read what was asked for.

    A name is a pack of the rules folder. A path is a pack folder, its parent the rules folder, or a rules folder; the
    rubrics lie in the sibling `rubrics/` unless `rubrics` says where. A pack folder stands for the version in it, on
    the nearest day on which that is in force.

    Raises:
        UnknownPack: the path leads to no pack.
    """
    if asked is None or not _is_path(asked, settings):
        return Located(_with(settings, rubrics_dir=rubrics), asked, on)
    folder = Path(asked).expanduser().resolve()
    if release := release_in(folder):
        rules, pack, on = folder.parent, release.name, release.nearest(on)
    elif any(folder.glob("*/pack.yaml")):
        rules, pack = folder, None
    else:
        raise UnknownPack(
            Said(
                f"文件夹“{asked}”里没有 pack.yaml，不是规则包；请写规则包的文件夹，或规则包的名称",
                f"the folder “{asked}” has no pack.yaml and is no rule pack; name the folder of a pack, or a pack",
            )
        )
    return Located(_with(settings, rules_dir=rules, rubrics_dir=rubrics or rules.parent / "rubrics"), pack, on)


def release_in(folder: Path) -> Release | None:
    """The version of a pack that lies in a folder (an absolute path); None where it is no pack folder."""
    return next((one for one in releases(folder.parent) if one.folder == folder.name), None)


def _is_path(asked: str, settings: Settings) -> bool:
    return "/" in asked or (not (settings.rules_dir / asked).is_dir() and Path(asked).is_dir())


def _with(settings: Settings, **folders: Path | None) -> Settings:
    return settings.model_copy(update={name: folder.resolve() for name, folder in folders.items() if folder})
