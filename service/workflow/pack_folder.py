"""What `rules check` is asked about: a pack by name, or a folder by path."""

from __future__ import annotations

from pathlib import Path

from service.settings import Settings
from service.workflow.rule_base import UnknownPack


def located(settings: Settings, asked: str | None, rubrics: Path | None) -> tuple[Settings, str | None]:
    """(settings that lead to the rule base, the pack; None for all of them).

    A name is a pack of the rules folder. A path is a pack folder, its parent the rules folder, or a rules folder; the
    rubrics lie in the sibling `rubrics/` unless `rubrics` says where.

    Raises:
        UnknownPack: the path leads to no pack.
    """
    if asked is None or not _is_path(asked, settings):
        return _with(settings, rubrics_dir=rubrics), asked
    folder = Path(asked).expanduser().resolve()
    if (folder / "pack.yaml").is_file():
        rules, pack = folder.parent, folder.name
    elif any(folder.glob("*/pack.yaml")):
        rules, pack = folder, None
    else:
        raise UnknownPack(f"文件夹“{asked}”里没有 pack.yaml，不是规则包；请写规则包的文件夹，或规则包的名称")
    return _with(settings, rules_dir=rules, rubrics_dir=rubrics or rules.parent / "rubrics"), pack


def _is_path(asked: str, settings: Settings) -> bool:
    return "/" in asked or (not (settings.rules_dir / asked).is_dir() and Path(asked).is_dir())


def _with(settings: Settings, **folders: Path | None) -> Settings:
    return settings.model_copy(update={name: folder.resolve() for name, folder in folders.items() if folder})
