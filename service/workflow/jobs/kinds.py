"""All kinds of jobs there are, each with its handler."""

from __future__ import annotations

from typing import Any

from service.jobs.kinds import Kind
from service.settings import Settings
from service.storage.database import Session
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.batch.evaluate_jurisdiction import evaluate_jurisdiction
from service.workflow.batch.import_folder import import_folder
from service.workflow.jobs.renew_evaluations import renewing_evaluations
from service.workflow.jobs.renew_overview import renewing_overview
from service.workflow.jobs.renew_turns import renewing_turns
from service.workflow.jobs.sweep_files import sweep_files
from service.workflow.jobs.verify_audit import verifying_audit


def kinds(settings: Settings) -> tuple[Kind[Session, Any], ...]:
    """The kinds a worker of this installation does, in the order in which they are listed."""
    return (
        evaluate_jurisdiction(settings),
        import_folder(settings),
        sweep_files(settings),
        renewing_turns(settings),
        renewing_evaluations(settings),
        renewing_overview(settings),
        verifying_audit(settings),
    )


def kind_named(text: str, known: tuple[Kind[Session, Any], ...]) -> Kind[Session, Any]:
    """The kind of that name, or Chinese name.

    Raises:
        Fault: there is none.
    """
    found = next((kind for kind in known if text.strip() in (kind.name, kind.said.zh)), None)
    if found is None:
        zh = "、".join(f"{kind.name}（{kind.said.zh}）" for kind in known)
        en = ", ".join(kind.name for kind in known)
        raise Fault(
            "job-kind-unknown",
            Said(f"没有名为“{text}”的作业；请写其中之一：{zh}", f"there is no job “{text}”; it is one of: {en}"),
        )
    return found
