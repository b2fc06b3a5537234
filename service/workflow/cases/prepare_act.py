"""prepare_act: the case while an act on it is made ready; what stops that is put on record as a refusal of the act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from service.casework.acts.act import KINDS, Act
from service.casework.case import Case
from service.casework.perform import Refused
from service.settings import Settings
from service.storage.errors import StorageError
from service.vocabulary.fault import Fault
from service.workflow.audit.audited import refused
from service.workflow.cases.perform_act import Asked, attempted
from service.workflow.cases.read_case import read_case
from service.workflow.evaluation.evaluate import UnusableWorkbook
from service.workflow.installation.open_database import opened

_NAMES = {act: name for name, act in KINDS.items()}


@contextmanager
def prepared_act(
    settings: Settings, case_id: str, act: type[Act], asked: Asked, dry_run: bool = False
) -> Iterator[Case]:
    """The case at the version that was seen. The act is not to be done in here: perform_act() puts its own refusals on
    record. A dry run is no attempt and leaves none.

    Raises:
        As read_case(), and what is raised in here; it is on record then.
    """
    try:
        yield read_case(settings, case_id, asked.seen)
    except StorageError:
        raise
    except (Fault, Refused, UnusableWorkbook) as stopped:
        if not dry_run:
            with opened(settings) as database:
                event = attempted(database, asked, _NAMES[act], case_id)
                refused(settings, database, event, stopped)
        raise
