"""What the command line does with records, the interface does too; what it leaves to the machine is named with why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from service.api.app import ROOT
from service.api.cases.acts import PlainAct
from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import ACTS, Act
from service.casework.commands import COMMANDS
from service.cli.main import app
from tests.conventions.test_routes import routes

_A, _S, _V, _E, _D = application, submission, site_visit, evaluation, decision
_CASE = "/cases/{case_id}"
OWN: dict[type[Act], str] = {
    _A.OpenCase: "POST /cases",
    _S.ImportSubmission: f"POST {_CASE}/submissions",
    _S.DisputeValue: f"POST {_CASE}/disputes",
    _V.ImportJudgements: f"POST {_CASE}/judgements",
    _V.Recuse: f"POST {_CASE}/recusals",
    _V.RecordVerification: f"POST {_CASE}/verifications",
    _E.PreAssess: f"POST {_CASE}/pre-assessments",
    _E.Evaluate: f"POST {_CASE}/evaluations",
    _E.GrantWaiver: f"POST {_CASE}/granted-waivers",
    _E.RequestSupplement: f"POST {_CASE}/supplements",
    _E.DraftDecision: f"POST {_CASE}/drafts",
    _D.Sign: f"POST {_CASE}/signatures",
    _D.DeclineToSign: f"POST {_CASE}/refusals",
    _D.Publish: f"POST {_CASE}/publicity",
    correction.SignCorrection: f"POST {_CASE}/correction-signatures",
    _D.Issue: f"POST {_CASE}/documents",
    carrying_out.LinkEvidence: f"POST {_CASE}/evidence",
}
"""Acts that need more than what they say; all others are plain."""
_PARK, _PACK, _PROGRAMME, _ACCOUNT = "/parks/{park_id}", "/rules/packs/{pack}", "/programmes/{programme}", "/accounts"
TWINS = {
    **{f"case {COMMANDS[act]}": OWN.get(act, f"POST {_CASE}/acts") for act in ACTS},
    "case list": "GET /cases",
    "case show": f"GET {_CASE}",
    "case next": f"GET {_CASE}",
    "case content": f"GET {_CASE}/content",
    "case corrections": f"GET {_CASE}/corrections",
    "case procedure": "GET /procedures/{jurisdiction}",
    "bundle": f"POST {_CASE}/bundles",
    "verify": "POST /bundles/verify",
    "evaluate": "POST /evaluations",
    "template": "GET /templates/{book}",
    "park list": "GET /parks",
    "park show": f"GET {_PARK}",
    "park import": "POST /parks/imports",
    "park appraise": f"POST {_PARK}/appraisals",
    "park eligibility": f"GET {_PROGRAMME}/eligibility",
    **{f"park {word}": f"POST {_PARK}/listings" for word in ("include", "exclude")},
    **{f"park {word}": f"POST {_PARK}/events" for word in ("rename", "upgrade", "assign", "merge", "split", "abolish")},
    "programme coverage": f"GET {_PROGRAMME}/coverage",
    "programme duties": f"GET {_PROGRAMME}/duties",
    "programme file-report": f"POST {_PROGRAMME}/reports",
    "rules list": f"GET {_PACK}/rules",
    "rules explain": f"GET {_PACK}/rules/{{rule}}",
    "rules check": f"GET {_PACK}/check",
    "rules matrix": f"GET {_PACK}/matrix",
    "rules diff": "GET /rules/difference",
    "rules example": f"POST {_PACK}/rules/{{rule}}/trials",
    "person list": "GET /people",
    "person add": "POST /people",
    "person deactivate": "POST /people/{person_id}/deactivate",
    "account list": f"GET {_ACCOUNT}",
    "account show": f"GET {_ACCOUNT}/{{login}}",
    "account create": f"POST {_ACCOUNT}",
    "account redeem": f"POST {_ACCOUNT}/redeem",
    "account end-sessions": f"DELETE {_ACCOUNT}/{{login}}/sessions",
    "account roles": "GET /me",
    **{
        f"account {word}": f"POST {_ACCOUNT}/{{login}}/{word}"
        for word in ("assign", "disable", "enable", "release", "reset", "unlock")
    },
    "audit list": "GET /audit",
    "audit verify": "POST /audit/verify",
    "audit head": "POST /audit/heads",
    "job list": "GET /jobs",
    "job show": "GET /jobs/{job_id}",
    "job submit": "POST /jobs",
    "job cancel": "POST /jobs/{job_id}/cancel",
    "job retry": "POST /jobs/{job_id}/retry",
    "job import-folder": "POST /jobs/imports",
    "job results": "GET /jobs/{job_id}/results",
}
_MACHINE = "it runs the installation itself, by whoever works on its machine"
_AUTHORS = "it works on the files of rules where they are written and reviewed; the service never changes rules"
_LEARNERS = "it writes invented examples into a folder, for learning"
WITHOUT = {
    **dict.fromkeys(("migrate", "serve", "worker", "backup", "backup check", "restore", "doctor", "sweep"), _MACHINE),
    "account first-admin": "nobody can sign in before it",
    **dict.fromkeys(("rules new", "rules test", "rules mutate", "rules schema", "rules changelog"), _AUTHORS),
    **dict.fromkeys(("demo", "example"), _LEARNERS),
    "job remake": "it reads every kept file of a case anew, to check the record of the machine",
}
"""Commands without a twin → why."""


def commands(of: Any = None, name: str = "") -> Iterator[str]:
    """Every command by its words."""
    everything: Any = typer.main.get_command(app)
    group = of or everything
    for word in group.list_commands(None):
        command, words = group.get_command(None, word), f"{name} {word}".strip()
        yield from commands(command, words) if hasattr(command, "list_commands") else (words,)


def test_every_command_has_its_twin_or_a_reason() -> None:
    lacking = set(commands()) - TWINS.keys() - WITHOUT.keys()
    assert not lacking, f"add a route, and its line in TWINS (or why there is none in WITHOUT): {sorted(lacking)}"
    assert not TWINS.keys() & WITHOUT.keys()


def test_every_twin_is_a_route() -> None:
    served = {name.replace(ROOT, "") for name in routes()}
    assert {twin for twin in TWINS.values() if twin not in served} == set()


def test_every_act_without_a_route_of_its_own_is_plain() -> None:
    assert {*PlainAct.__args__, *OWN} == set(ACTS)
    assert not set(PlainAct.__args__) & set(OWN)
