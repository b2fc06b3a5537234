"""What every rule file must look like: its id, the keys of its theme, exactly one form."""

from __future__ import annotations

import re

from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.shape import Section
from service.vocabulary.finding import Theme

RULE_ID = re.compile(r"[A-Z]+(?:-[A-Z]*[0-9]+[A-Z]?)+")
"""TG-07, CR-A1, CR-A4B, HJ-274-01."""


def require_id(section: Section, stem: str, log: ProblemLog) -> None:
    """Note an id that is none, or not the one the file is named by."""
    if "id" not in section:
        return
    id_ = section.text("id")
    if not RULE_ID.fullmatch(id_):
        section.note(
            "id",
            Mistake(
                "rule-id",
                f"编号“{id_}”",
                "大写字母、短横和数字，如 TG-07、CR-A1",
                "改正编号",
                en=English(f"the id “{id_}”", "capitals, dashes and digits, such as TG-07, CR-A1", "correct the id"),
            ),
        )
    if stem != id_ and not stem.startswith(f"{id_}-"):
        found = f"编号“{id_}”与文件名“{stem}.yaml”不符"
        section.note(
            "id",
            Mistake(
                "file-name",
                found,
                "文件名以编号开头",
                f"改名为 {id_}-….yaml，或改正编号",
                en=English(
                    f"the id “{id_}” in the file “{stem}.yaml”",
                    "a file name that starts with the id",
                    f"rename the file {id_}-….yaml, or correct the id",
                ),
            ),
        )


def require_theme_keys(section: Section, theme: Theme, log: ProblemLog) -> None:
    """Note keys that the theme asks for or has no use for, and a rule in no form or in several."""
    for key, own in (("effect", Theme.GATES), ("severity", Theme.CREDIBILITY)):
        title = section.title(key)
        if theme is own and not section.wrote(key):
            mistake = Mistake(
                "missing-key",
                f"{own.label}规则没有“{key}”（{title}）",
                f"必须写明 {key}",
                f"补上 {key}",
                en=English(f"no “{key}” in a rule under {own.value}/", f"{key} is required", f"add {key}"),
            )
            log.add(section.position, mistake)
        if theme is not own and key in section:
            found = f"{theme.label}规则写了“{key}”（{title}）"
            mistake = Mistake(
                "wrong-key",
                found,
                f"{key} 只用于 {own.value}/ 下的规则",
                f"删去 {key}",
                en=English(
                    f"“{key}” in a rule under {theme.value}/",
                    f"{key} only under {own.value}/",
                    f"delete {key}",
                ),
            )
            log.add(section.key_place(key), mistake)
    forms = [key for key in ("table", "at_least", "manual") if section.wrote(key)]
    if len(forms) != 1:
        found = f"同时写了 {'、'.join(forms)}" if forms else "没有 table、at_least 或 manual"
        mistake = Mistake(
            "rule-form",
            found,
            "table、at_least、manual 恰好一种",
            "只保留或补上一种",
            en=English(
                f"{' and '.join(forms)} together" if forms else "no table, at_least or manual",
                "exactly one of table, at_least, manual",
                "keep or add one",
            ),
        )
        log.add(section.position, mistake)
