"""The routers of all nouns, in the order of the description."""

from __future__ import annotations

from service.api import accounts, audit, description, jobs, operations, own_account, people, sessions

NOUNS = (
    sessions.router,
    own_account.router,
    accounts.router,
    people.router,
    jobs.router,
    audit.router,
    operations.router,
    description.router,
)
