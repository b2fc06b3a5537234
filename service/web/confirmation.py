"""Before something grave whoever is signed in shows again who they are: password and code of the second factor, in the
same form (templates/components/proof_fields.html)."""

from __future__ import annotations

from service.access.hashing import Hasher
from service.access.proof import Offered
from service.access.refusals import ProofRefused, SecondFactorNeeded, TooFast
from service.transport.auth import Caller
from service.transport.grave import Grave, asked_for, confirmed
from service.vocabulary.language import Said
from service.web.forms import Form
from service.workflow.accounts.confirm import confirm
from service.workflow.audit.origin import origin
from service.workflow.cases.perform_act import Asked

UNPROVEN = (ProofRefused, SecondFactorNeeded, TooFast)
"""What confirmed_here() raises and a page shows by refused_proof()."""
PASSWORD, CODE = "password", "code"
NEEDED = {PASSWORD: Said("请再输入一次密码", "enter your password once more")}
"""For Form.lacking()."""


def offered_in(form: Form) -> Offered:
    """What the form shows of who asks."""
    return Offered(password=form.exact(PASSWORD), code=form.text(CODE), ip=origin().ip)


def refused_proof(form: Form, fault: ProofRefused | SecondFactorNeeded | TooFast) -> Form:
    """The form with what is wrong with the proof."""
    return form.refused(fault, CODE if isinstance(fault, SecondFactorNeeded) else PASSWORD)


def confirmed_here(form: Form, who: Caller, hasher: Hasher, act: Grave, seen: int) -> Asked:
    """Who asks for the act on the case of the route, confirmed for exactly this act by what the form shows. The route
    counts attempts: `dependencies=[Depends(sparing_own)]`.

    Raises:
        ProofRefused, SecondFactorNeeded, TooFast: it is not confirmed, and nothing was done.
    """
    what = confirmed(act, who.found.id)
    grant = confirm(who.settings, who.signed, offered_in(form), what, who.at, hasher)
    return asked_for(act, who, seen, grant.token)
