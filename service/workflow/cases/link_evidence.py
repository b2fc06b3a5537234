"""link_evidence: keep a file and say what it proves."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.carrying_out import LinkEvidence, Target
from service.settings import Settings
from service.workflow.cases.keep_file import keep_evidence
from service.workflow.cases.perform_act import Asked, Brought, Done, perform_act


def link_evidence(
    settings: Settings, case_id: str, file: Path, target: Target, key: str, name: str, asked: Asked
) -> Done:
    """Put a file to a value (`code/year`), project (name), finding (`rule/subject`) or item (rule).

    Raises:
        Refused, Fault, StorageError: as perform_act(); the file is not taken as evidence. OSError: it cannot be read.
    """
    (stored,) = keep_evidence(settings, [file], asked.at)
    act = LinkEvidence(file=stored.digest, name=name, media_type=stored.media_type, target=target, key=key)
    return perform_act(settings, case_id, act, asked, Brought((stored,)))
