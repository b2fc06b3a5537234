"""The routers of all nouns, in the order of the description."""

from __future__ import annotations

from service.api import own_account
from service.api.description import router as description

NOUNS = (description, own_account.router)
