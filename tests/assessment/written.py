"""What of an assessment in English may stay Chinese, by where it comes from: the cells and people of the case, the
words of its rules, units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.rulelang.catalogue import Indicator, Quantity
from service.rulelang.pack import Pack
from service.rulelang.words import VALUES
from service.vocabulary.assessment import Assessment
from service.vocabulary.fact import Fact

HAN = re.compile("[\u3400-\u9fff]")
_FOREIGN = re.compile("[\u3400-\u9fff\uff08\uff09（）]+")
_NAMED = re.compile("(.+)的意见|方案(.+)审核日期|(.+)第[0-9]+行(?:“(.+)”)?")
_SOURCE = "来源："


def facts_of(assessment: Assessment) -> tuple[Fact, ...]:
    """Every fact of an assessment, each once."""
    waiting = [fact for one in (*assessment.findings, assessment.decision) for fact in one.facts]
    seen: dict[int, Fact] = {}
    while waiting:
        fact = waiting.pop()
        if id(fact) not in seen:
            seen[id(fact)] = fact
            waiting += fact.operands
    return tuple(seen.values())


def chinese_left(texts: Iterable[str], assessment: Assessment, pack: Pack) -> list[str]:
    """The texts with Chinese in them that nobody but the program can have written."""
    words = {word for word in (*_of_people(assessment), *_of_rules(pack)) if HAN.search(word)}
    known = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    return sorted({text for text in texts if HAN.search(text) and HAN.search(known.sub("", text))})


def _of_people(assessment: Assessment) -> Iterator[str]:
    """Cells, sheets, who judged and from where, the units in which they wrote, and sections that a rubric named."""
    yield from (assessment.park, assessment.note)
    for fact in facts_of(assessment):
        yield from (str(fact.value), fact.unit)
        if (named := _NAMED.fullmatch(fact.name)) is not None:
            yield from (part for name in filter(None, named.groups()) for part in (name, *_FOREIGN.findall(name)))
        if fact.note.startswith(_SOURCE):
            yield fact.note.removeprefix(_SOURCE)
        if fact.cell is not None:
            yield from (fact.cell.raw, fact.cell.sheet, *_FOREIGN.findall(fact.cell.raw))
    sections = assessment.scorecard.sections
    yield from (one.title for one in sections if VALUES.get(one.code) != one.title)
    yield from (finding.clause.rpartition("/")[2] for finding in assessment.findings)
    yield from (finding.closing for finding in assessment.findings)


def _of_rules(pack: Pack) -> Iterator[str]:
    """What rule files say in Chinese alone."""
    catalogue = pack.catalogue
    for rule in pack.rules.values():
        if not rule.title_en:
            yield rule.title
        yield from (rule.rectify, rule.numbers.source, *rule.evidence, *rule.not_applicable)
        yield from (attribute.unit for attribute in rule.table.attributes)
        if rule.manual is not None:
            yield from rule.manual.answers
    yield from (one.source for one in pack.parameters.values())
    yield from (one.source for one in catalogue.carriers.values())
    yield from (part for one in catalogue.carriers.values() for part in (one.unit, one.basis))
    measured: tuple[Indicator | Quantity, ...] = (*catalogue.indicators.values(), *catalogue.quantities.values())
    for one in measured:
        yield from (one.unit, "" if one.name_en else one.name)
    yield from pack.parts.values()
    for register in pack.registers.values():
        yield from (
            register.title,
            *(part for clause in register.clauses.values() for part in (clause.id, clause.gist)),
        )
