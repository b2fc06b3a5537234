"""The routers of all nouns, in the order of the description."""

from __future__ import annotations

from service.api import (
    accounts,
    audit,
    batches,
    bundles,
    description,
    evaluations,
    jobs,
    operations,
    own_account,
    people,
    procedures,
    sessions,
    templates,
)
from service.api.cases import correcting, deciding, files, history, opening, reading, working
from service.api.parks import registry
from service.api.programmes import programmes
from service.api.rules import rules

NOUNS = (
    sessions.router,
    own_account.router,
    opening.router,
    reading.router,
    working.router,
    deciding.router,
    correcting.router,
    files.router,
    history.router,
    registry.router,
    programmes.router,
    programmes.places,
    batches.router,
    jobs.router,
    evaluations.router,
    bundles.router,
    rules.router,
    procedures.router,
    templates.router,
    people.router,
    accounts.router,
    audit.router,
    operations.router,
    description.router,
)
