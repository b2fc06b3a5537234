"""How every command on a case does its act, says what became of it, and is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from rich.markup import escape

from service.casework.acts.act import Act
from service.casework.next_steps import next_steps
from service.casework.perform import Refused
from service.cli.case.steps import stand, told_step
from service.cli.console import COLON, DIFFERENT, REFUSED, print_problems, screen, stop, stopping_on
from service.settings import load_settings
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.workflow.cases.perform_act import Asked, Changed, Done, perform_act
from service.workflow.cases.perform_with_files import perform_with_files
from service.workflow.evaluation.evaluate import Disagreement, UnusableWorkbook
from service.workflow.rules.rule_base import RuleProblems, UnknownPack


def today() -> date:
    """The day on the offices' calendar."""
    return day_of(datetime.now(UTC))


def asked(by: str, seen: int | None) -> Asked:
    """Who asks, now."""
    return Asked(by, seen, datetime.now(UTC))


def record(case: str, act: Act, by: str, seen: int | None, language: Language) -> None:
    """Do an act that needs nothing but what it says, and tell."""
    with refusing(language):
        done = perform_act(load_settings(), case, act, asked(by, seen))
    tell(done, language)


def record_with(
    case: str,
    make: Callable[[tuple[str, ...]], Act],
    files: Sequence[Path] | None,
    by: str,
    seen: int | None,
    language: Language,
) -> None:
    """Do an act that is made of the digests of its files, and tell."""
    with refusing(language):
        done = perform_with_files(load_settings(), case, make, files or (), asked(by, seen))
    tell(done, language)


def tell(done: Done, language: Language) -> None:
    """What was recorded, where the case stands now, and what it waits for."""
    one = done.recorded
    said = Said(
        f"已记录：案卷 {done.case_id} 第 {one.seq} 号　{done.label.zh}　{one.person.name}",
        f"recorded: case {done.case_id}, act {one.seq}  {done.label.en}  {one.person.name}",
    )
    outlook = next_steps(done.case, done.procedure, today())
    screen().print(escape(said.told(language)), style="bold")
    screen().print(escape(stand(outlook, language)))
    for step in outlook.steps:
        if step.awaited:
            screen().print(escape(told_step(step, done.case_id, language)))


def tell_dry_run(refused: Sequence[Said], language: Language) -> None:
    """That nothing was kept, and why it would be refused if it were not a dry run."""
    screen().print(Said("试导入：没有保存", "dry run: nothing was kept").told(language))
    for reason in refused:
        screen().print(escape(f"- {reason.told(language)}"), style="yellow")


@contextmanager
def refusing(language: Language) -> Iterator[None]:
    """End with code 5 for an act that is refused, with every reason; with 2 for what cannot be used."""
    try:
        with stopping_on(UnknownPack, RuleProblems, language=language), _stopping_on_refusal(language):
            yield
    except UnusableWorkbook as unusable:
        if unusable.problems:
            print_problems(unusable.problems, language, stderr=True)
        stop(f"{unusable.file.name or unusable.file}{COLON.told(language)}{unusable.said.told(language)}")
    except Disagreement as disagreement:
        stop(str(disagreement), DIFFERENT)


@contextmanager
def _stopping_on_refusal(language: Language) -> Iterator[None]:
    try:
        yield
    except (Refused, Changed) as refused:
        stop(refused.told(language), REFUSED)
