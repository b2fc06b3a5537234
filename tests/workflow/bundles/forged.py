"""The decided case with acts that lie, taken through the machine again so that everything in it fits itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from service.casework.acts.act import Act
from service.casework.acts.decision import Sign
from service.casework.acts.evaluation import Evaluate, PreAssess
from service.casework.basis import evaluation_basis
from service.casework.case import Case
from service.casework.encoding import encode_recorded
from service.casework.perform import perform
from service.casework.signing import content_digest
from service.documents.bundle import paths
from service.vocabulary.canonical import canonical_json
from service.workflow.bundles.decisions import decisions
from tests.workflow.bundles.bundled import Contents, contents, written


def forged(change: Callable[[Act], Act]) -> Case:
    """Each act as `change` makes it, on the acts before it and signed as it then stands."""
    record = written().record
    case: Case | None = None
    for one in record.case.acts:
        act = change(one.act)
        if case is not None and isinstance(act, PreAssess | Evaluate):
            act = replace(act, basis=evaluation_basis(case, one.day))
        if case is not None and isinstance(act, Sign):
            act = replace(act, content=content_digest(case))
        case = perform(case, act, one.person, one.at, record.procedures[one.procedure])
    assert case is not None
    return case


def forgery(change: Callable[[Act], Act]) -> Contents:
    """The files of the bundle of such a case."""
    case = forged(change)
    acts = canonical_json([encode_recorded(one) for one in case.acts])
    made = canonical_json(decisions(case, written().record.procedures))
    return {**contents(), paths.ACTS: acts.encode(), paths.DECISIONS: made.encode()}
