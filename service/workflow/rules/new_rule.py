"""rules new: the file of a new rule in its place, to be filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from service.authoring.nearest import unknown
from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.attributes import TASKS
from service.rulelang.catalogue import Catalogue
from service.rulelang.load import Release, extended_by, releases
from service.rulelang.parse.rule import RULE_ID
from service.rulelang.parse.shared_files import Folder, read_catalogue
from service.rulelang.scaffold import WORDS, Wish, fits, scaffold, usual_subject
from service.rulelang.schema.kinds import RULE_SCHEMA, SCHEMA_FOLDER
from service.rulelang.words import value_in_words
from service.settings import Settings
from service.vocabulary.finding import Theme
from service.vocabulary.language import Said
from service.workflow.saving import RefusedOutput, save

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, as typed. theme: `targets`, `tasks/layout`, or the Chinese word; about: a code, a Chinese
    name, or portfolio, plan, case, item; empty parts take what is usual."""

    id: str
    theme: str
    about: str = ""
    slug: str = ""
    pack: str = ""


def new_rule(settings: Settings, asked: Asked) -> Path:
    """The file written; nothing is ever replaced.

    Raises:
        Mistake: the request names what there is not, what does not go together, or the id of an inherited rule.
        RefusedOutput: the pack has a rule of that id. OSError: the file cannot be written.
    """
    release = _release(asked.pack, releases(settings.rules_dir))
    theme, task = _theme(asked.theme)
    about = _about(asked.about, theme, read_catalogue(Folder(settings.rules_dir, ProblemLog())))
    if not RULE_ID.fullmatch(asked.id):
        english = English(f"the id “{asked.id}”", "capitals, hyphens and digits, like TG-10", "correct the id")
        raise Mistake("rule-id", f"编号“{asked.id}”", "大写字母、短横和数字，如 TG-10", "改正编号", en=english)
    folder = settings.rules_dir / release.folder / theme.value / task
    _require_new(asked.id, settings.rules_dir / release.folder)
    _require_own(asked.id, release, settings.rules_dir)
    path = folder / f"{asked.id}-{_slug(asked.slug, about)}.yaml"
    schema = "/".join([".."] * len(folder.relative_to(settings.rules_dir).parts) + [SCHEMA_FOLDER, RULE_SCHEMA])
    folder.mkdir(parents=True, exist_ok=True)
    save(path, scaffold(Wish(asked.id, theme, about, schema)).encode())
    return path


def _release(word: str, known: tuple[Release, ...]) -> Release:
    """The version named (`id@version`), or the last of the pack named; of the only pack where no name is given."""
    last = {release.id: release for release in known}
    if not word and len(last) == 1:
        word = next(iter(last))
    if found := (last | {release.name: release for release in known}).get(word):
        return found
    if not word:
        english = English("no pack, while there are several", ", ".join(last), "name one with --pack")
        raise Mistake("missing-pack", "没有写明规则包，而规则包不止一个", "、".join(last), "用 --pack 写明", en=english)
    raise unknown("规则包", word, last, "用 --pack 写明规则包", en=("pack", "name it with --pack"))


def _theme(word: str) -> tuple[Theme, str]:
    """The theme and, for the five tasks, which one."""
    themes = {theme.value: theme.label for theme in Theme if theme is not Theme.TASKS}
    tasks = {f"{Theme.TASKS.value}/{task}": value_in_words(task) for task in TASKS}
    titles = themes | tasks
    found = next((name for name, title in titles.items() if word in (name, title, name.rpartition("/")[2])), None)
    if found is None:
        raise unknown("主题", word, titles, "用 --theme 写其中之一", titles, ("theme", "give one with --theme"))
    theme, _, task = found.partition("/")
    return Theme(theme), task


def _about(word: str, theme: Theme, catalogue: Catalogue) -> str:
    if not word:
        return usual_subject(theme)
    entries = {f"indicator:{code}": one.name for code, one in catalogue.indicators.items()}
    entries |= {f"quantity:{code}": one.name for code, one in catalogue.quantities.items()}
    titles = {name.partition(":")[2]: title for name, title in entries.items()}
    found = word if word in WORDS else next((n for n, t in entries.items() if word in (t, n.partition(":")[2])), None)
    if found is None:
        told = ("subject", "give one with --about")
        raise unknown("规则对象", word, (*WORDS, *titles), "用 --about 写其中之一", titles, told)
    if not fits(found, theme):
        allowed = "结论规则只写 case；case 只用于否决项和结论；item 不用于数据可信度和结论"
        english = English(
            f"the subject “{word}” of a rule in {theme.value}/",
            "case only in gates/ and decision/, nothing else in decision/, item not in credibility/ and decision/",
            "change --about or --theme",
        )
        raise Mistake("about", f"{theme.label}规则的对象“{word}”", allowed, "改写 --about 或 --theme", en=english)
    return found


def _slug(word: str, about: str) -> str:
    slug = word or (about.partition(":")[2] or about.partition(":")[0]).replace("_", "-")
    if not _SLUG.fullmatch(slug):
        english = English(f"the word “{word}”", "small letters, digits and hyphens, like water-saving", "change --slug")
        allowed = "小写英文字母、数字和短横，如 water-saving"
        raise Mistake("slug", f"文件名里的词“{word}”", allowed, "改写 --slug", en=english)
    return slug


def _files_of(rule: str, folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.yaml")) if path.stem == rule or path.stem.startswith(f"{rule}-")]


def _require_new(rule: str, folder: Path) -> None:
    if taken := _files_of(rule, folder):
        raise RefusedOutput(
            Said(
                f"规则包 {folder.name} 已有 {rule}：{taken[0].name}；请换一个编号，或直接改那个文件",
                f"the pack {folder.name} has a {rule} already: {taken[0].name}; choose another id, or edit that file",
            )
        )


def _require_own(rule: str, own: Release, rules_dir: Path) -> None:
    """Return only if no pack that is extended has a rule of that id."""
    for above in extended_by(rules_dir, own.id):
        for path in _files_of(rule, rules_dir / above.folder):
            raise _inherited(rule, above, path.relative_to(rules_dir), own)


def _inherited(rule: str, above: Release, path: Path, own: Release) -> Mistake:
    copy = Path(own.folder, *path.parts[1:]).as_posix()
    return Mistake(
        "inherited-id",
        f"编号“{rule}”，它是所沿用的 {above.id} 的规则（{path.as_posix()}）",
        "没有用过的编号",
        f"新增的规则另取编号；要替换它，把那个文件复制为 {copy}，加上 replaces: {rule} 和 reason: …，再改要改的",
        en=English(
            f"the id “{rule}”, a rule of {above.id}, which {own.id} extends ({path.as_posix()})",
            "an id that is not used yet",
            f"give a new rule another id; to replace this one, copy that file to {copy}, add replaces: {rule} and "
            "reason: …, and change what is to differ",
        ),
    )


__all__ = ["Asked", "Mistake", "RefusedOutput", "new_rule"]
