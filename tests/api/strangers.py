"""A case of one province with everything that hangs on it, and everybody whose business it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from service.access.policy import POLICY, Reach
from service.access.use_cases import UseCase
from service.api.app import ROOT
from service.asgi import make_app
from service.casework.acts.evaluation import PreAssess
from service.casework.named_files import named_files
from service.storage import jobs, parks
from service.transport.bodies import MULTIPART
from service.transport.declared import DeclaredRoute
from service.transport.telling import FOR_PROGRAMS
from service.vocabulary.park import Park
from service.vocabulary.person import Department, Person, Role
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from tests.api.bridge import running
from tests.api.served import HOST
from tests.storage.queued_jobs import asked as a_job
from tests.workflow.accounts.doors import CHEAP, an_account, enter
from tests.workflow.case_desk import AT, EXPERTS, desk
from tests.workflow.park_versions import PARK, PARK_CODE

NEXT_PARK, FAR_PARK = "邻河产业园", "太湖产业园"
PARKS = (
    Park("S337902", "S337902", NEXT_PARK, "zhejiang", city="示例市"),
    Park("S327901", "S327901", FAR_PARK, "jiangsu", city="示例市"),
)
OWN = Person(0, "钱塘评估员", Role.ASSESSOR, None, "zhejiang")
STRANGERS = (
    *(
        Person(0, f"江南{role.label}", role, Department.DRC, "jiangsu", "示例市", "S327901")
        for role in Role
        if role not in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
    ),
    Person(0, "邻河填报员", Role.SUBMITTER, None, "zhejiang", "示例市", "S337902"),
    Person(0, "另一市初审员", Role.CITY_REVIEWER, None, "zhejiang", "另一市"),
    Person(0, "另一市只读", Role.VIEWER, None, "zhejiang", "另一市"),
)
ADMINISTRATORS = tuple(
    Person(0, f"管理{role.label}", role) for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
)
ABSENT = {
    "case_id": "zhejiang-1999-9999", "park_id": "S999999", "digest": "0" * 64, "job_id": "999999", "login": "nobody",
    "person_id": "无此人", "number": "9",
}  # fmt: skip
"""What is nowhere, for each parameter that names an object of somebody."""
COMMON = {
    "programme": "145", "jurisdiction": "zhejiang", "pack": "base-145", "rule": "TG-07", "book": "workbook",
    "session_id": "1717",
}  # fmt: skip
"""What is everybody's: rules, programmes, which jurisdictions there are; and one's own sessions."""


@dataclass(frozen=True)
class Route:
    """A route as the description tells it: what it is for, the names its query takes, the media type of its body."""

    method: str
    path: str
    use_case: UseCase
    query: tuple[str, ...]
    takes: str

    @property
    def parameters(self) -> list[str]:
        """The names in the path."""
        return re.findall(r"{(\w+)}", self.path)

    @property
    def about(self) -> bool:
        """Whether its path names something that is somebody's."""
        return not set(self.parameters) <= COMMON.keys()

    @property
    def read(self) -> bool:
        """Whether it answers what there is. The trail is the audit administrator's; in the description, examples look
        like cases."""
        told = self.use_case.startswith("audit.") or self.use_case is UseCase.READ_API_DESCRIPTION
        return self.method == "GET" and not told

    @property
    def placed(self) -> bool:
        """Whether what it answers depends on where somebody belongs."""
        return POLICY[self.use_case].reach is not Reach.INSTALLATION

    def body(self) -> dict[str, Any]:
        """Something of the media type that it takes."""
        if self.takes == MULTIPART:
            return {"files": {"nothing": ("nothing.txt", b"nothing")}}
        return {"json": {}} if self.takes else {}


@dataclass(frozen=True)
class Question:
    """A request of which the answer must give nothing away that it does not say itself."""

    path: str
    query: Mapping[str, str]

    def told_besides(self, text: str, secrets: Mapping[str, str]) -> set[str]:
        """The secrets that an answer tells and the request does not."""
        said = {*self.path.split("/"), *self.query.values()}
        for known in said & set(secrets.values()):
            text = text.replace(known, "")
        return {name for name, secret in secrets.items() if secret in text}


@dataclass(frozen=True)
class Neighbourhood:
    """The interface with its routes; tokens by the name of who has signed in; secrets: what only the one province may
    see, by what it is; objects: what a parameter names of it, by the parameter."""

    client: httpx.Client
    routes: tuple[Route, ...]
    tokens: Mapping[str, str]
    secrets: Mapping[str, str]
    objects: Mapping[str, tuple[str, ...]]

    def ask(self, who: Person, question: Question, method: str = "GET", **sent: Any) -> httpx.Response:
        """What the interface answers somebody."""
        headers = {"Authorization": f"Bearer {self.tokens[who.name]}"}
        answer = self.client.request(method, question.path, params=question.query, headers=headers, **sent)
        assert answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR, answer.text
        return answer

    def tells(self, who: Person, route: Route) -> set[str]:
        """What of the secrets a GET route gives away to somebody who asks all that can be asked of it."""
        answers = ((question, self.ask(who, question).text) for question in self.questions(route))
        return {secret for question, text in answers for secret in question.told_besides(text, self.secrets)}

    def questions(self, route: Route) -> Iterator[Question]:
        """The route about each object that its path may name, as it is and narrowed by what of it can be named."""
        paths = [route.path]
        for parameter in route.parameters:
            paths = [path.replace(f"{{{parameter}}}", one) for path in paths for one in self._named(parameter)]
        narrowing = {name: self.objects[name][0] for name in route.query if name in self.objects}
        for path in paths:
            yield Question(path, {})
            if narrowing:
                yield Question(path, narrowing)

    def _named(self, parameter: str) -> tuple[str, ...]:
        if parameter in COMMON:
            return (COMMON[parameter],)
        assert parameter in self.objects, f"say in tests/api/strangers.py what {{{parameter}}} names"
        return self.objects[parameter]


def absent(route: Route) -> Question:
    """The route about what is nowhere."""
    path = route.path
    for parameter in route.parameters:
        path = path.replace(f"{{{parameter}}}", (ABSENT | COMMON)[parameter])
    return Question(path, {})


@contextmanager
def neighbourhood(folder: Path) -> Iterator[Neighbourhood]:
    """The example park's case before its site visit, with all that is kept of it; everybody has signed in."""
    there, now = desk("visiting", folder), datetime.now(UTC)
    settings = there.settings.model_copy(update={"requests_per_session": 10**6, "requests_per_address": 10**6})
    with opened(settings) as database, database.writing() as session:
        parks.add(session, PARKS, AT)
        job = jobs.submit(session, replace(a_job(jurisdiction="zhejiang"), person=1), AT).job
    case = read_case(settings, there.case)
    made = case.last(PreAssess)
    assert made is not None
    files = tuple(dict.fromkeys(digest for one in case.acts for digest in named_files(one.act)))
    secrets = {"case": there.case, "park": PARK_CODE, "park's name": PARK, "assessment": made.act.summary.assessment}
    secrets |= {name: name for name in EXPERTS} | {f"act {one.seq}": one.digest for one in case.acts}
    secrets |= {f"file {number}": digest for number, digest in enumerate(files)}
    logins = {person: f"login-{number}" for number, person in enumerate((OWN, *STRANGERS, *ADMINISTRATORS))}
    for person, login in logins.items():
        an_account(settings, login, person, at=now - timedelta(minutes=2))
    sessions = {person.name: enter(settings, login, now) for person, login in logins.items()}
    tokens = {name: session.token for name, session in sessions.items()}
    objects = {
        "case_id": (there.case,), "park_id": (PARK_CODE, PARK), "digest": (*files, secrets["assessment"]),
        "job_id": (str(job.id),), "login": (logins[OWN],), "person_id": (EXPERTS[0],),
        "jurisdiction": ("zhejiang",), "park": (PARK_CODE,), "name": (PARK,), "person": (EXPERTS[0],),
        "number": ("1",),
    }  # fmt: skip
    app = make_app(settings, hasher=CHEAP)
    with running(app, HOST + ROOT) as client:
        yield Neighbourhood(client, tuple(_routes(app)), tokens, secrets, objects)


def _routes(app: FastAPI) -> Iterator[Route]:
    """Every route of the interface, also one that the description leaves out."""
    for found in iter_route_contexts(app.routes):
        path, route = found.path or "", found.original_route
        if not path.startswith(FOR_PROGRAMS):
            continue
        assert isinstance(route, DeclaredRoute)
        for method in found.methods or ():
            told = app.openapi()["paths"].get(path, {}).get(method.lower(), {})
            query = tuple(one["name"] for one in told.get("parameters", ()) if one["in"] == "query")
            yield Route(method, path.removeprefix(ROOT), route.use_case, query, route.takes)
