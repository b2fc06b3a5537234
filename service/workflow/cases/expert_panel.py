"""expert_panel: what the experts of a case score, who has scored, who is still missing, and who is recused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from service.casework.acts.site_visit import Recuse, ScoreItem
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case, Recorded
from service.casework.expert_scores import ItemScores, expert_scores
from service.casework.perform import refusals
from service.casework.procedure import Procedure
from service.casework.scores import items_to_score, recused, scores_given
from service.rulelang.pack import Pack
from service.rulelang.rubric import Band, Rubric
from service.rulelang.words import interval_in_words, value_in_words
from service.settings import Settings
from service.storage import cases, people
from service.storage.database import Session
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Person, Role
from service.workflow.cases.inputs_as_imported import rules_as_imported
from service.workflow.cases.procedures import procedure_of
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Scored:
    """A task or check that is scored. weight: its points in the rubric, None where it has none; about: the rules it is
    made of, by title; scores: None before the first; missing: experts who have not scored it; own: the last score of
    whoever looks; former: scores of this round that others took the place of, to an expert their own; refused: why they
    cannot score it now."""

    item: str
    title: Said
    weight: Decimal | None
    about: tuple[str, ...]
    scores: ItemScores | None
    missing: tuple[str, ...]
    own: Recorded[ScoreItem] | None
    former: tuple[Recorded[ScoreItem], ...]
    refused: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The scoring of a case as somebody sees it. full: of the rubric; bands: which score earns which grade by it;
    experts: of the jurisdiction, those recused as a whole left out; recusals: in order."""

    case: Case
    procedure: Procedure
    items: tuple[Scored, ...]
    full: Decimal | None
    bands: tuple[tuple[Said, str], ...]
    experts: tuple[Person, ...]
    recusals: tuple[Recorded[Recuse], ...]
    may_recuse: bool


def expert_panel(settings: Settings, case_id: str, person: Person, at: datetime) -> Panel:
    """As it stands: the five tasks, what else was scored, and in a re-evaluation what is open; nothing before there is
    a workbook.

    Raises:
        Fault: there is no such case. StorageError: see opened. RuleProblems: see procedure_of().
    """
    with opened(settings) as database, database.reading() as session:
        case = cases.load(session, case_id)
        experts = _experts(session, case)
    imported = case.last(ImportSubmission)
    procedure = procedure_of(settings, case.opened.jurisdiction, day_of(at))
    trying = Recuse(expert=person.id, reason="…", items=("…",))
    may_recuse = not refusals(case, trying, person, at, procedure) or person.role is Role.ASSESSOR
    panel = Panel(case, procedure, (), None, (), experts, case.of(Recuse), may_recuse)
    if imported is None:
        return panel
    pack, rubric = rules_as_imported(settings, imported.act)
    looking = _Looking(panel, pack, rubric, person, at)
    bands = tuple((_scores(band), band.grade) for band in rubric.bands)
    items = tuple(looking.scored(item) for item in items_to_score(case))
    return Panel(case, procedure, items, rubric.full, bands, experts, panel.recusals, may_recuse)


def _scores(band: Band) -> Said:
    zh, en = (interval_in_words(band.interval, "", language) for language in (Language.ZH, Language.EN))
    return Said(zh, en)


def _experts(session: Session, case: Case) -> tuple[Person, ...]:
    whole = {one.act.expert for one in case.of(Recuse) if not one.act.items}
    return tuple(
        one
        for one in people.everyone(session)
        if one.role is Role.EXPERT
        and one.active
        and one.jurisdiction == case.opened.jurisdiction
        and one.id not in whole
    )


@dataclass(frozen=True, slots=True)
class _Looking:
    """Somebody who looks at the scores."""

    panel: Panel
    pack: Pack
    rubric: Rubric
    person: Person
    at: datetime

    def scored(self, item: str) -> Scored:
        """One task or check for them."""
        case, procedure = self.panel.case, self.panel.procedure
        found = next((one for one in expert_scores(case, procedure) if one.item == item), None)
        given = {one.person.id for one in found.scores} if found is not None else set[int]()
        own = [one for one in scores_given(case) if one.person.id == self.person.id and one.act.item == item]
        trying = ScoreItem(item=item, score=procedure.score_lowest)
        weight, rules = self._worth(item)
        return Scored(
            item=item,
            title=self._title(item),
            weight=weight,
            about=tuple(self.pack.rules[rule].title for rule in rules if rule in self.pack.rules),
            scores=found,
            missing=tuple(
                one.name for one in self.panel.experts if one.id not in given and self._takes_part(one, item)
            ),
            own=own[-1] if own else None,
            former=tuple(own[:-1] if self.person.role is Role.EXPERT else _replaced(case, item)),
            refused=refusals(case, trying, self.person, self.at, procedure),
        )

    def _takes_part(self, expert: Person, item: str) -> bool:
        return recused(self.panel.case, expert, item) is None

    def _title(self, item: str) -> Said:
        rule = self.pack.rules.get(item)
        if rule is not None:
            return Said(rule.title, rule.titled(Language.EN))
        return Said(value_in_words(item), value_in_words(item, Language.EN))

    def _worth(self, item: str) -> tuple[Decimal | None, tuple[str, ...]]:
        """Points in the rubric, and the rules in it."""
        for section in self.rubric.sections:
            if section.code == item:
                return section.weight, tuple(one.rule for one in section.criteria)
            for criterion in section.criteria:
                if criterion.rule == item:
                    return criterion.weight, ()
        return None, ()


def _replaced(case: Case, item: str) -> list[Recorded[ScoreItem]]:
    """The scores of an item that their experts have given anew."""
    given = [one for one in scores_given(case) if one.act.item == item]
    last = {one.person.id: one.seq for one in given}
    return [one for one in given if one.seq != last[one.person.id]]
