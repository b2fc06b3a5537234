"""Everybody who has to do with the cases of the tests, and some who may not."""

from dataclasses import replace

from service.vocabulary.person import Department, Role
from tests.casework.builders import (
    ASSESSOR,
    CITY,
    DRC,
    EXPERT,
    EXPERT_2,
    EXPERT_3,
    FINANCE,
    MIIT,
    OTHER_DRC,
    PARK,
    person,
)

STAFF = (ASSESSOR, CITY, DRC, EXPERT, EXPERT_2, EXPERT_3, FINANCE, MIIT, OTHER_DRC, PARK)
STRANGERS = (
    *(person(60 + place, role) for place, role in enumerate(Role)),
    replace(ASSESSOR, id=70, jurisdiction="jiangsu"),
    replace(DRC, id=71, jurisdiction="jiangsu"),
    replace(CITY, id=72, city="另一市"),
    replace(PARK, id=73, park="P2"),
    replace(MIIT, id=74, active=False),
    *(person(editor.id, Role.APPROVER, department=Department.DRC) for editor in (ASSESSOR, EXPERT, PARK)),
    replace(DRC, department=Department.MIIT),
)
"""Of other places, without the role, or the same people in another office."""
