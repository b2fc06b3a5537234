"""Read a workbook and assess a case again, exactly as it was done, from kept files and kept rules alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from service.assessment.reopened import reopens
from service.casework.acts.evaluation import ItemToRectify, PreAssess
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case, Recorded
from service.intake.changes import difference
from service.intake.files.grid import Grid
from service.intake.files.openbook import read_grid
from service.intake.reading.submission import read_submission
from service.rulelang.source_files import SourceFiles
from service.storage.outputs import StageOutput
from service.vocabulary.day import day_of
from service.vocabulary.judgements import NO_JUDGEMENTS, Judgements
from service.workflow.bundles.case_record import AssessingAct
from service.workflow.cases.case_inputs import imported_before, inputs_read, judgements_read
from service.workflow.cases.evaluate_case import CaseAssessed, assess_case, assessing_act
from service.workflow.cases.import_acts import SubmissionRead, judgements_act, submission_act
from service.workflow.cases.kept_rules import KIND, SCHEMA, KeptRules, kept_text, open_kept


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything comes from: files and kept rules by their digest. Each file and each pack is read once."""

    file: Callable[[str], bytes]
    rules: Callable[[str], SourceFiles]
    _opened: dict[tuple[str, str, date], KeptRules] = field(default_factory=dict)
    _grids: dict[str, Grid] = field(default_factory=dict)

    def grid(self, digest: str) -> Grid:
        """The cells of a workbook.

        Raises:
            Unreadable: it is no workbook this program reads. What `file` raises.
        """
        if digest not in self._grids:
            self._grids[digest] = read_grid(self.file(digest))
        return self._grids[digest]

    def opened(self, digest: str, pack: str, on: date) -> KeptRules:
        """A pack of kept rules.

        Raises:
            UnknownLanguage, RuleProblems: see open_kept(). What `rules` raises.
        """
        if (digest, pack, on) not in self._opened:
            files = self.rules(digest)
            output = StageOutput(KIND, SCHEMA, kept_text(files))
            self._opened[digest, pack, on] = KeptRules(output, *open_kept(files, pack, on))
        return self._opened[digest, pack, on]


def read_again(imported: ImportSubmission, sources: Sources) -> SubmissionRead:
    """What a workbook says, read by the rules it was read by.

    Raises:
        Unreadable: it is no workbook this program reads. As Sources.opened().
    """
    rules = sources.opened(imported.rules, imported.pack, imported.evaluation_date)
    submission, problems = read_submission(sources.grid(imported.workbook), rules.pack)
    return SubmissionRead(submission, rules, problems)


def submission_again(before: Case, read: SubmissionRead, sources: Sources) -> ImportSubmission:
    """The act that takes in what was read again; `before`: the case as it stood before it.

    Raises:
        NotJudgeable: it has no evaluation date or year. Disagreement: the two evaluators differ. As read_again().
    """
    recorded = before.last(ImportSubmission)
    if recorded is None:
        return submission_act(read, None, None)
    changed = difference(read_again(recorded.act, sources).submission, read.submission)
    return submission_act(read, recorded.act, changed)


def judgements_again(before: Case, recorded: Recorded[ImportJudgements], sources: Sources) -> ImportJudgements:
    """The act that takes in a 核查记录, made again; `before`: the case as it stood before it.

    Raises:
        Fault: there was no workbook to judge. As read_again().
    """
    previous = before.last(ImportJudgements)
    judgements, rules = _judgements(before, recorded, sources)
    earlier = NO_JUDGEMENTS if previous is None else _judgements(before, previous, sources)[0]
    return judgements_act(earlier, judgements, rules)


def _judgements(case: Case, recorded: Recorded[ImportJudgements], sources: Sources) -> tuple[Judgements, KeptRules]:
    imported = imported_before(case, recorded.seq)
    rules = sources.opened(recorded.act.rules, imported.pack, imported.evaluation_date)
    return judgements_read(sources.grid(recorded.act.workbook), rules.pack)[0], rules


def assess_again(before: Case, recorded: Recorded[AssessingAct], sources: Sources) -> CaseAssessed:
    """What an act assessed; `before`: the case as it stood before the act.

    Raises:
        Fault: nothing can be judged by the workbook. Disagreement: the two evaluators differ. As read_again().
    """
    imported = before.last(ImportSubmission)
    assert imported is not None  # fold() lets no assessment through without
    rules = sources.opened(recorded.act.rules, imported.act.pack, imported.act.evaluation_date)
    return assess_case(before, inputs_read(before, rules, sources.grid), day_of(recorded.at))


def told_again(act: AssessingAct, again: CaseAssessed) -> AssessingAct:
    """The act that carries an assessment made again, on the same acts and rules."""
    return assessing_act(again, act.basis, act.rules, first=isinstance(act, PreAssess))


def reopened_again(item: ItemToRectify, before: Case, again: CaseAssessed, sources: Sources) -> tuple[str, ...]:
    """What an item to put right opens in the workbook on which the case stood before it was assessed.

    Raises:
        KeyError: the assessment has no such finding. As read_again().
    """
    imported = before.last(ImportSubmission)
    assert imported is not None
    return reopens(again.counting.assessment, read_again(imported.act, sources).submission, [(item.rule, item.subject)])
