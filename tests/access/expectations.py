"""Who may do what, written down a second time: every use case by every role, and how far."""

from service.access.scope import Place
from service.casework.acts.act import KINDS
from service.vocabulary.person import Department, Person, Role
from tests.casework.test_transitions import EXPECTED as ACTS
from tests.casework.test_transitions import ROLES as ACTING

COLUMNS = {
    "p": Role.SUBMITTER,
    "c": Role.CITY_REVIEWER,
    "a": Role.ASSESSOR,
    "e": Role.EXPERT,
    "s": Role.APPROVER,
    "o": Role.POLICY_OFFICER,
    "v": Role.VIEWER,
    "Y": Role.SYSTEM_ADMIN,
    "Q": Role.SECURITY_ADMIN,
    "J": Role.AUDIT_ADMIN,
}
MATRIX = """
                           p c a e s o v  Y Q J  N
service.sign_in            * * * * * * *  * * *  *
service.state              * * * * * * *  * * *  *
service.description        * * * * * * *  * * *  *
own.account                * * * * * * *  * * *  *
own.password               * * * * * * *  * * *  *
own.totp                   * * * * * * *  * * *  *
own.sessions               * * * * * * *  * * *  *
own.confirm                * * * * * * *  * * *  *
account.list               - - - - - - -  * * -  -
account.create             - - - - - - -  * - -  -
account.disable            - - - - - - -  * - -  -
account.unlock             - - - - - - -  - * -  -
account.reset              - - - - - - -  - * -  -
account.release            - - - - - - -  * * -  -
account.sessions           - - - - - - -  - * -  -
person.add                 - - - - - - -  - * -  -
person.deactivate          - - - - - - -  - * -  -
person.list                - c j - j j -  * * -  *
case.list                  p c j x j j j  - - -  -
case.read                  p c j x j j j  - - -  -
case.history               - c j x j j j  - - -  -
case.evaluation            - c j x j j j  - - -  -
case.act                   p c j x j - -  - - -  -
case.procedure             * * * * * * *  - - -  *
case.file                  p c j x j j j  - - -  -
case.upload                p c j x - - -  - - -  -
case.bundle                - - j - j - -  - - -  -
park.browse                p c j x j j j  - - -  *
park.read                  p c j x j j j  - - -  *
park.keep                  - - j - j j -  - - -  *
park.eligibility           - c j - j j j  - - -  *
park.listing               - - j - j j -  - - -  *
programme.read             * * * * * * *  - - -  *
programme.duties           p c j x j j j  - - -  *
programme.coverage         - c j - j j j  - - -  *
programme.file             p - j - j j -  - - -  *
rule.read                  * * * * * * *  - - -  *
rule.check                 - - * - - * -  - - -  *
rule.try                   - - * - - * -  - - -  *
rule.compare               - - * - * * -  - - -  *
rule.evaluate              * * * * * * -  - - -  *
rule.template              * * * * * * *  - - -  *
bundle.verify              * * * * * * *  - - -  *
job.evaluate_jurisdiction  - - j - - j -  - - -  -
job.import_folder          - - j - - - -  - - -  -
job.list                   - - j - j j -  - - -  -
job.read                   - - j - j j -  - - -  -
job.cancel                 - - j - - j -  - - -  -
job.retry                  - - j - - j -  - - -  -
audit.read                 - - - - - - -  - - *  -
audit.export               - - - - - - -  - - *  -
job.verify_audit             - - - - - - -  - - *  -
audit.head                 - - - - - - -  - - *  -
operations.health          - - - - - - -  * - -  -
"""
"""- nowhere, p own park, c own city, j own jurisdiction, x the same without cases that are not before the experts yet,
* everywhere. N: how far those of the national bodies may whose cell says j, x or *; they have no cities or parks."""

PLACES = {
    "own park": Place("zhejiang", "宁海市", "P1"),
    "own park, case not before the experts": Place("zhejiang", "宁海市", "P1", early=True),
    "other park of the city": Place("zhejiang", "宁海市", "P2"),
    "own city": Place("zhejiang", "宁海市"),
    "park of another city": Place("zhejiang", "临海市", "P3"),
    "own jurisdiction": Place("zhejiang"),
    "park elsewhere": Place("jiangsu", "宁海市", "P1"),
    "other jurisdiction": Place("jiangsu"),
    "installation": Place(""),
}
_PARK, _EARLY, *_ = PLACES
_IN_CITY = {_PARK, _EARLY, "other park of the city", "own city"}
_IN_JURISDICTION = _IN_CITY | {"park of another city", "own jurisdiction"}
REACHED = {
    "-": set(),
    "p": {_PARK, _EARLY},
    "c": _IN_CITY,
    "j": _IN_JURISDICTION,
    "x": _IN_JURISDICTION - {_EARLY},
    "*": set(PLACES),
}
FAR = {Role.SUBMITTER: "p", Role.CITY_REVIEWER: "c", Role.EXPERT: "x"}


def _written() -> dict[str, tuple[dict[Role, str], str]]:
    """Use case → cell by role, and the cell of the national bodies."""
    rows = [line.split() for line in MATRIX.strip().splitlines()[1:]]
    return {name: (dict(zip(COLUMNS.values(), cells, strict=True)), nation) for name, *cells, nation in rows}


def _of_acts() -> dict[str, tuple[dict[Role, str], str]]:
    """The same for acts, from the second writing of their table."""
    found = {}
    for kind, act in KINDS.items():
        may = {ACTING[letter] for letter in ACTS[act][1]}
        found[kind] = ({role: FAR.get(role, "j") if role in may else "-" for role in Role}, "-")
    return found


EXPECTED = _written() | _of_acts()


def somebody(role: Role, **changes: object) -> Person:
    """A person of zhejiang, 宁海市, P1, as far as the role has these; administrators have none."""
    given: dict[str, object] = {"jurisdiction": "zhejiang"}
    if role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        given = {}
    if role in (Role.CITY_REVIEWER, Role.SUBMITTER):
        given["city"] = "宁海市"
    if role is Role.SUBMITTER:
        given["park"] = "P1"
    if role is Role.APPROVER:
        given["department"] = Department.DRC
    return Person(7, "某人", role, **(given | changes))  # type: ignore[arg-type]
