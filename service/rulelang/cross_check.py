"""What must hold between files: pack and rubric, rules and clauses, rules among themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from service.authoring.nearest import unknown
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.catalogue import Catalogue
from service.rulelang.digest import references
from service.rulelang.pack import ClauseRegister, Pack, Rule
from service.rulelang.parse.clauses import covered_clauses
from service.rulelang.rubric import Rubric
from service.vocabulary.exact import plain
from service.vocabulary.finding import Theme

SCORED = (Theme.TARGETS, Theme.TASKS, Theme.PROJECTS, Theme.PROCEDURE)
"""Themes whose rules can earn points; gates act whatever the score, questions never change a verdict."""

_SCORED_ZH = "、".join(theme.label for theme in SCORED)
_SCORED_EN = ", ".join(theme.value for theme in SCORED)


_VALUES = frozenset({"base", "target", "actual", "attainment", "change_from_base", "share_of_base"})


def check_decision(rules: Iterable[Rule], place: Position, log: ProblemLog, switched_off: str = "") -> None:
    """Note it when not exactly one decision rule is there: at `place` when none is. switched_off: the id of the one
    that `place` switches off. The rules of a pack that is extended come first."""
    found = [rule for rule in rules if rule.theme is Theme.DECISION]
    if len(found) == 1:
        return
    if not found and switched_off:
        log.add(place, _without_decision(switched_off))
    elif len({rule.pack for rule in found}) > 1:
        log.add(found[-1].position, _second_decision(found))
    else:
        log.add(found[-1].position if found else place, _decisions(found))


def _decisions(found: list[Rule]) -> Mistake:
    return Mistake(
        "decision",
        f"{len(found)} 条结论规则" + (f"（{'、'.join(rule.id for rule in found)}）" if found else ""),
        "恰好一条结论规则",
        "在 decision/ 下保留一条规则",
        en=English(f"{len(found)} decision rules", "exactly one decision rule", "keep one rule under decision/"),
    )


def _without_decision(rule: str) -> Mistake:
    return Mistake(
        "decision",
        f"0 条结论规则：{rule} 已在这里停用",
        "恰好一条结论规则",
        f"删去这一项；结论另有得出方式的，在 decision/ 下写一条规则，写明 replaces: {rule} 和 reason: …",
        en=English(
            f"0 decision rules: {rule} is switched off here",
            "exactly one decision rule",
            f"remove this line; to conclude otherwise, write a rule in decision/ with replaces: {rule} and reason: …",
        ),
    )


def _second_decision(found: list[Rule]) -> Mistake:
    """A decision rule beside those of a pack that is extended."""
    own, above = found[-1], found[0]
    return Mistake(
        "decision",
        f"{len(found)} 条结论规则（{'、'.join(rule.id for rule in found)}），{above.id} 是沿用 {above.pack} 的",
        "恰好一条结论规则",
        f"在 {own.id} 里写明 replaces: {above.id} 和 reason: …，或删去它",
        en=English(
            f"{len(found)} decision rules ({', '.join(rule.id for rule in found)}), {above.id} inherited from "
            f"{above.pack}",
            "exactly one decision rule",
            f"write replaces: {above.id} and reason: … in {own.id}, or remove it",
        ),
    )


def check_clauses(clauses: Iterable[str], registers: Mapping[str, ClauseRegister], log: ProblemLog) -> None:
    """Note clauses marked as coded that are not among those the rules name, in every register that some rule names."""
    named: dict[str, set[str]] = {}
    for reference in clauses:
        document, _, clause = reference.partition("/")
        if document in registers:
            named.setdefault(document, set()).update(covered_clauses(clause, registers[document]))
    for document, covered in named.items():
        for entry in registers[document].clauses.values():
            if entry.status == "coded" and entry.id not in covered:
                found = f"条款 {entry.id} 标为 coded，却没有任何规则引用"
                log.add(
                    entry.position,
                    Mistake(
                        "clause-without-rule",
                        found,
                        "coded 的条款至少有一条规则",
                        "补上规则，或改正处理方式",
                        en=English(
                            f"clause {entry.id} is marked as coded, and no rule names it",
                            "at least one rule for a coded clause",
                            "add a rule, or correct the status",
                        ),
                    ),
                )


def check_rubric(rubric: Rubric, pack: Pack, known: Mapping[str, Theme], on: date, log: ProblemLog) -> None:
    """Note criteria without a rule of the pack, indicators that earn points in two sections, and rules that should be
    scored and are not. `known` holds every rule of the pack's folder, in force or not."""
    earned: dict[str, tuple[str, str]] = {}
    for section in rubric.sections:
        for criterion in section.criteria:
            place = criterion.position
            if (rule := pack.rules.get(criterion.rule)) is None:
                log.add(place, _no_rule(criterion.rule, known, pack, on))
            elif rule.theme not in SCORED:
                log.add(place, _not_scored(rule))
            else:
                codes = rewarded_indicators(rule, pack.catalogue)
                _note_twice(rule.id, section.code, codes, earned, place, log)
    _note_unscored(rubric, pack, log)


def _note_unscored(rubric: Rubric, pack: Pack, log: ProblemLog) -> None:
    scored = {criterion.rule: criterion.position.file for line in rubric.sections for criterion in line.criteria}
    file = next(iter(scored.values()), "")
    if any(problem.position.file == file and problem.code != "weights" for problem in log.problems()):
        return  # a criterion at fault likely stands where an unscored rule should
    if any(problem.position.file.endswith("/pack.yaml") for problem in log.problems()):
        return  # what is switched off there may be misspelt
    at_fault = {problem.position.file for problem in log.problems()}
    for rule in pack.rules.values():
        if rule.theme in SCORED and rule.id not in scored and rule.position.file not in at_fault:
            log.add(rule.position, _not_in_rubric(rule, rubric, pack, file))


def _not_scored(rule: Rule) -> Mistake:
    english = English(
        f"rule {rule.id} ({rule.theme.value}) as a criterion", f"rules under {_SCORED_EN}", "delete the criterion"
    )
    found = f"{rule.theme.label}规则 {rule.id} 列为评分项"
    return Mistake("not-scored", found, f"{_SCORED_ZH}的规则", "删去这一项", en=english)


def _not_in_rubric(rule: Rule, rubric: Rubric, pack: Pack, file: str) -> Mistake:
    own, its = (
        ("", "")
        if rubric.pack == pack.id
        else (f"给 {pack.id} 写自己的评分标准，", f"write a rubric of its own for {pack.id}: ")
    )
    line, full = f"{{rule: {rule.id}, weight: …, not_applicable: …}}", plain(rubric.full)
    english = English(
        f"rule {rule.id} is not in the rubric {file}",
        f"every rule under {_SCORED_EN} is scored",
        f"{its}add {line} to a section and let the weights add up to {full}; what earns nothing belongs under "
        "credibility/ or gates/",
    )
    repair = (
        f"{own}在评分标准的某一部分加一行 {line}，并调整权重使合计为 {full}；不计分的检查请放在 credibility/ 或 gates/"
    )
    found = f"规则 {rule.id} 未列入评分标准 {file}"
    return Mistake("not-in-rubric", found, f"{_SCORED_ZH}的规则都计分", repair, en=english)


def _no_rule(rule: str, known: Mapping[str, Theme], pack: Pack, on: date) -> Mistake:
    successor = next((new.id for new in pack.rules.values() if new.replaces and new.replaces.rule == rule), "")
    if rule in pack.switched_off or successor:
        return _went(rule, successor, pack)
    if rule in known:
        found = f"规则 {rule} 在 {on} 不在施行期间，却列为评分项"
        return Mistake(
            "not-in-force",
            found,
            "评估日期当日有效的规则",
            "改正规则的施行期间，或删去这一项并调整分值",
            en=English(
                f"rule {rule}, not in force on {on}, as a criterion",
                "a rule in force on the evaluation date",
                "correct its period, or delete the criterion and adjust the weights",
            ),
        )
    return unknown("规则编号", rule, known, "改成规则包里的编号", en=("rule id", "use an id of the pack"))


def _went(rule: str, successor: str, pack: Pack) -> Mistake:
    """What to say of a criterion for a rule that the pack replaced under another id, or switched off."""
    went, left = (f"由 {successor} 替换", f"replaced by {successor}") if successor else ("停用", "switched off")
    return Mistake(
        "removed-rule-scored",
        f"规则 {rule} 在 {pack.id} 已{went}，却列为评分项",
        "规则包里有的规则",
        f"在 {pack.id} 自己的评分标准里{f'改成 {successor}' if successor else '删去这一项并调整分值'}",
        en=English(
            f"a criterion for rule {rule}, which {pack.id} has {left}",
            "rules of the pack",
            f"in the rubric of {pack.id}, {f'name {successor}' if successor else 'drop it and adjust the weights'}",
        ),
    )


def _note_twice(
    rule: str,
    section: str,
    codes: Iterable[str],
    earned: dict[str, tuple[str, str]],
    place: Position,
    log: ProblemLog,
) -> None:
    for code in codes:
        earlier_rule, earlier_section = earned.setdefault(code, (rule, section))
        if earlier_section != section and earlier_rule != rule:
            found = f"指标 {code} 在两个部分得分：{earlier_section}（{earlier_rule}）与 {section}（{rule}）"
            log.add(
                place,
                Mistake(
                    "earned-twice",
                    found,
                    "一个指标只在一个部分得分",
                    "删去其中一处",
                    en=English(
                        f"indicator {code} earns points in {earlier_section} ({earlier_rule}) and {section} ({rule})",
                        "an indicator earns points in one section",
                        "delete one of them",
                    ),
                ),
            )


def rewarded_indicators(rule: Rule, catalogue: Catalogue) -> tuple[str, ...]:
    """The indicators whose value the rule judges: its subjects, where it reads a value of theirs, and those it refers
    to by `code.actual` and the like. Reading how a target was changed rewards no value."""
    read = {column.name for column in rule.table.attributes}
    refs = [ref for line in rule.derived for ref in references(line)]
    own = read | {ref.removeprefix("self.") for ref in refs}
    subjects = [subject.partition(":")[2] for subject in rule.subjects if own & _VALUES]
    named = [ref.partition(".")[0] for ref in refs if ref.partition(".")[2] in _VALUES]
    return tuple(code for code in dict.fromkeys((*subjects, *named)) if code in catalogue.indicators)
