"""Whether pages can be served under the settings, told before anything is served."""

from __future__ import annotations

from pathlib import Path

from service.settings import Settings, data_folder
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.accounts.profile import profile_of


def require_usable_settings(settings: Settings) -> None:
    """See that a process which answers people can do so: nobody would else hear of it before the first page or sign-in.

    Raises:
        Fault: a figure is laxer than the security profile allows, or templates are missing.
    """
    profile_of(settings)
    require_templates(settings.templates_dir)


def require_templates(folder: Path) -> None:
    """See that a folder has every template that came with the program.

    Raises:
        Fault: some are missing.
    """
    own = data_folder("templates")
    names = sorted(str(file.relative_to(own)) for file in own.rglob("*.html"))
    missing = [name for name in names if not (folder / name).is_file()]
    if not names or missing:
        raise Fault("templates-missing", _missing(folder, missing))


def _missing(folder: Path, names: list[str]) -> Said:
    which = f"（{len(names)} 个，如 {names[0]}）" if names else ""
    those = f" ({len(names)}, such as {names[0]})" if names else ""
    return Said(
        f"版式文件夹 {folder} 里缺少网页和文书的版式{which}；请把环境变量 ACCEPTANCE_TEMPLATES_DIR "
        "设为版式齐全的文件夹，或取消该变量并重新安装本软件，以使用随软件提供的版式",
        f"the folder {folder} lacks templates of pages and documents{those}; set ACCEPTANCE_TEMPLATES_DIR to a folder "
        "that has them all, or unset it and install the program again, to use those that come with it",
    )
