"""The routers of the business, in the order of the description."""

from __future__ import annotations

from service.api import bundles, evaluations, procedures, templates
from service.api.cases import deciding, files, opening, reading, working
from service.api.parks import registry
from service.api.programmes import programmes
from service.api.rules import rules

BUSINESS = (
    reading.router,
    opening.router,
    working.router,
    deciding.router,
    files.router,
    procedures.router,
    registry.router,
    programmes.places,
    programmes.router,
    rules.router,
    evaluations.router,
    templates.router,
    bundles.router,
)
