"""THE table: who may ask what of the service, and where. What is not in it nobody may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from service.access.scope import EVERYTHING, NOTHING, Place, Scope, scope_of
from service.access.use_cases import Asking, UseCase
from service.casework.acts.act import ACTS
from service.casework.named_files import NAMING
from service.casework.registry_access import REGISTRARS
from service.casework.transitions import TRANSITIONS
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.person import ADMINISTRATORS, Person, Role


class Reach(Enum):
    """Where those who may ask may ask it."""

    INSTALLATION = "installation"
    """Of nothing that lies anywhere: one's own account, the rules, the installation itself."""
    PLACE = "place"
    """Of what lies in one's own scope. The national bodies have none here: a jurisdiction answers for its own cases."""
    NATION = "nation"
    """The same, and the national bodies of all jurisdictions: of the registry and what is reported to them."""


@dataclass(frozen=True, slots=True)
class Right:
    """A row: the roles that may, and where."""

    roles: frozenset[Role]
    reach: Reach


_PARK, _CITY, _ASSESSOR, _EXPERT = Role.SUBMITTER, Role.CITY_REVIEWER, Role.ASSESSOR, Role.EXPERT
_APPROVER, _POLICY, _VIEWER = Role.APPROVER, Role.POLICY_OFFICER, Role.VIEWER
_SYSTEM, _SECURITY, _AUDIT = Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN
_ALL = tuple(Role)
_BUSINESS = tuple(role for role in Role if role not in ADMINISTRATORS)
_INSIDE = tuple(role for role in _BUSINESS if role is not _PARK)
_OFFICE = (_ASSESSOR, _APPROVER, _POLICY)


def _acting(kinds: Iterable[type]) -> tuple[Role, ...]:
    """The roles that may do one of these acts."""
    return tuple(dict.fromkeys(role for kind in kinds for role in TRANSITIONS[kind].roles))


_U = UseCase
_OF_INSTALLATION: Mapping[Asking, Iterable[Role]] = {
    _U.SIGN_IN: _ALL,
    _U.READ_SERVICE_STATE: _ALL,
    _U.READ_API_DESCRIPTION: _ALL,
    _U.READ_OWN_ACCOUNT: _ALL,
    _U.CHANGE_OWN_PASSWORD: _ALL,
    _U.ENROL_OWN_TOTP: _ALL,
    _U.MANAGE_OWN_SESSIONS: _ALL,
    _U.CONFIRM_IDENTITY: _ALL,
    # System and security administrators need each other: one opens the account, the other gives its person a role.
    _U.LIST_ACCOUNTS: (_SYSTEM, _SECURITY),
    _U.CREATE_ACCOUNT: (_SYSTEM,),
    _U.DISABLE_ACCOUNT: (_SYSTEM,),
    _U.UNLOCK_ACCOUNT: (_SECURITY,),
    _U.RESET_ACCOUNT: (_SECURITY,),
    # Whoever issued a code cannot release it: what the one side opens or resets, the other lets work.
    _U.RELEASE_ACCOUNT: (_SYSTEM, _SECURITY),
    _U.END_SESSIONS: (_SECURITY,),
    _U.ADD_PERSON: (_SECURITY,),
    _U.DEACTIVATE_PERSON: (_SECURITY,),
    _U.READ_PROCEDURE: _BUSINESS,
    _U.READ_PROGRAMME: _BUSINESS,
    _U.READ_RULES: _BUSINESS,
    _U.CHECK_RULES: (_POLICY, _ASSESSOR),
    _U.TRY_RULES: (_POLICY, _ASSESSOR),
    _U.COMPARE_RULES: (_POLICY, _ASSESSOR, _APPROVER),
    _U.EVALUATE_WORKBOOK: (_PARK, _CITY, _ASSESSOR, _EXPERT, _APPROVER, _POLICY),
    _U.READ_TEMPLATE: _BUSINESS,
    _U.VERIFY_BUNDLE: _BUSINESS,
    _U.READ_AUDIT: (_AUDIT,),
    _U.EXPORT_AUDIT: (_AUDIT,),
    _U.VERIFY_AUDIT: (_AUDIT,),
    _U.SIGN_AUDIT_HEAD: (_AUDIT,),
    _U.READ_HEALTH: (_SYSTEM,),
}
_OF_PLACE: Mapping[Asking, Iterable[Role]] = {
    _U.LIST_CASES: _BUSINESS,
    _U.READ_CASE: _BUSINESS,
    # The park is told what is addressed to it and what is issued, not how offices came to it (casework/park_view.py).
    _U.READ_CASE_HISTORY: _INSIDE,
    _U.READ_EVALUATION: _INSIDE,
    _U.ACT_ON_CASE: _acting(ACTS),
    **{act: row.roles for act, row in TRANSITIONS.items()},
    _U.READ_FILE: _BUSINESS,
    _U.UPLOAD_FILE: _acting(NAMING),
    _U.WRITE_BUNDLE: (_ASSESSOR, _APPROVER),
    _U.EVALUATE_JURISDICTION: (_ASSESSOR, _POLICY),
    _U.IMPORT_FOLDER: (_ASSESSOR,),
    _U.LIST_JOBS: _OFFICE,
    _U.READ_JOB: _OFFICE,
    _U.CANCEL_JOB: (_ASSESSOR, _POLICY),
    _U.RETRY_JOB: (_ASSESSOR, _POLICY),
}
_OF_NATION: Mapping[Asking, Iterable[Role]] = {
    _U.LIST_PEOPLE: (_CITY, *_OFFICE, _SYSTEM, _SECURITY),
    _U.LIST_PARKS: _BUSINESS,
    _U.READ_PARK: _BUSINESS,
    _U.KEEP_PARKS: REGISTRARS,
    _U.READ_ELIGIBILITY: (*_OFFICE, _CITY, _VIEWER),
    _U.KEEP_LISTING: REGISTRARS,
    _U.READ_DUTIES: _BUSINESS,
    _U.READ_COVERAGE: (*_OFFICE, _CITY, _VIEWER),
    _U.FILE_REPORT: (*REGISTRARS, _PARK),
}

POLICY: Mapping[Asking, Right] = {
    **{asking: Right(frozenset(roles), Reach.INSTALLATION) for asking, roles in _OF_INSTALLATION.items()},
    **{asking: Right(frozenset(roles), Reach.PLACE) for asking, roles in _OF_PLACE.items()},
    **{asking: Right(frozenset(roles), Reach.NATION) for asking, roles in _OF_NATION.items()},
}
"""Every use case and every act with its row. The roles of acts are those of the table of transitions."""

WITHOUT_ACCOUNT = frozenset({UseCase.SIGN_IN, UseCase.READ_SERVICE_STATE})
"""What is answered to whoever asks, signed in or not."""


def roles_for(asking: Asking) -> frozenset[Role]:
    """The roles that may ask it somewhere; none for what is not in the table."""
    right = POLICY.get(asking)
    return right.roles if right is not None else frozenset()


def scope_for(person: Person, asking: Asking) -> Scope:
    """The places of which a person may ask it; lists are filtered by it."""
    right = POLICY.get(asking)
    if right is None or not person.active or person.role not in right.roles:
        return NOTHING
    if right.reach is Reach.INSTALLATION or person.role in ADMINISTRATORS:
        return EVERYTHING
    national = person.jurisdiction == NATIONAL
    return NOTHING if national and right.reach is Reach.PLACE else scope_of(person)


def may(person: Person, asking: Asking, place: Place) -> bool:
    """Whether a person may ask it of an object at that place."""
    return scope_for(person, asking).covers(place)
