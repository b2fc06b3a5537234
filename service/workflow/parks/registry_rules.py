"""The rule data of the registry as use cases need it: jurisdictions by name, the programme that is meant."""

from __future__ import annotations

from service.authoring.nearest import listing, nearest
from service.authoring.problem import RuleProblems
from service.rulelang.registry_rules import RegistryRules, has_registry_rules, load_registry_rules
from service.rulelang.words import RELIABILITIES, relied_on
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.jurisdiction import NATIONAL, Jurisdictions
from service.vocabulary.language import Said
from service.vocabulary.listing import ListingTerms
from service.vocabulary.programme import Programme
from service.vocabulary.writing import folded
from service.workflow.at_hand import at_hand, files_stamp

READ_FOR_REGISTRY = ("registry", "programmes", "listing", "clauses")
"""Folders below the rules that they are read from."""
_NATIONAL = frozenset({NATIONAL, "国家", "全国"})


def opened_rules(settings: Settings) -> RegistryRules:
    """What rules/registry, programmes and listing say, as their files are now.

    Raises:
        RuleProblems: everything that is wrong with any of the files.
    """
    folder = settings.rules_dir
    stamp = files_stamp(*(folder / name for name in READ_FOR_REGISTRY))
    return at_hand(("registry", folder), stamp, lambda: load_registry_rules(folder))


def place_names(settings: Settings) -> Jurisdictions:
    """The jurisdictions, for their names; none where the rules folder states none or cannot be read at present, and
    then every one is shown by its code."""
    if not has_registry_rules(settings.rules_dir):
        return Jurisdictions(())
    try:
        return opened_rules(settings).jurisdictions
    except RuleProblems:
        return Jurisdictions(())


def jurisdiction_of(text: str, rules: RegistryRules) -> str:
    """The code of a jurisdiction by any of its usual writings.

    Raises:
        Fault: there is none.
    """
    found = rules.jurisdictions.named(text)
    if found is not None:
        return found.code
    names = [writing for one in rules.jurisdictions for writing in one.writings]
    near = nearest(text, names)
    hint = f"，您是否想写“{near}”" if near else ""
    known, codes = "、".join(one.short for one in rules.jurisdictions), ", ".join(rules.jurisdictions.by_code)
    zh = f"没有名为“{text}”的主管地区{hint}；请写省（区、市）、计划单列市或兵团的名称或编码：{known}"
    meant = f", did you mean “{near}”" if near else ""
    raise Fault("jurisdiction-unknown", Said(zh, f"no jurisdiction “{text}”{meant}; give its name or code: {codes}"))


def authority_of(text: str, rules: RegistryRules) -> str:
    """The code of a jurisdiction, or `national` for the national bodies.

    Raises:
        Fault: there is none.
    """
    return NATIONAL if folded(text) in _NATIONAL else jurisdiction_of(text, rules)


def programme_of(text: str, rules: RegistryRules) -> Programme:
    """The programme of that id; without one the one that begins last.

    Raises:
        Fault: there is none.
    """
    if text in rules.programmes:
        return rules.programmes[text]
    if not text and rules.programmes:
        return max(rules.programmes.values(), key=lambda programme: programme.start)
    known = listing(rules.programmes) or "无"
    raise Fault(
        "programme-unknown",
        Said(f"没有编码为“{text}”的规划期；现有：{known}", f"no programme “{text}”; there are: {known}"),
    )


def terms_of(programme: str, jurisdiction: str, rules: RegistryRules) -> ListingTerms:
    """The terms by which a jurisdiction lists parks.

    Raises:
        Fault: neither it nor all together have any.
    """
    found = rules.terms(programme, jurisdiction)
    if found is not None:
        return found
    where = f"rules/listing/{programme}.yaml"
    raise Fault(
        "terms-missing",
        Said(
            f"没有登记确定园区清单的原则和条件；请写 {where}", f"no conditions of listing are on record; write {where}"
        ),
    )


__all__ = [
    "READ_FOR_REGISTRY",
    "RELIABILITIES",
    "RegistryRules",
    "authority_of",
    "jurisdiction_of",
    "opened_rules",
    "programme_of",
    "relied_on",
    "terms_of",
]
