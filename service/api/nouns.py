"""The routers of all nouns, in the order of the description."""

from __future__ import annotations

from service.api import accounts, audit, batches, description, jobs, operations, own_account, people, sessions
from service.api.business import BUSINESS
from service.api.cases import history

NOUNS = (
    sessions.router,
    own_account.router,
    *BUSINESS,
    history.router,
    batches.router,
    jobs.router,
    people.router,
    accounts.router,
    audit.router,
    operations.router,
    description.router,
)
