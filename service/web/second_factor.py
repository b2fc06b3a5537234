"""The second factor of whoever is signed in: scan a secret, show a code of it, keep the recovery codes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fastapi import Depends, Request, Response
from markupsafe import Markup

from service.access.refusals import EnrolmentRefused
from service.access.second_factor import provisioning_uri, qr_svg
from service.access.sessions import Need
from service.access.use_cases import UseCase
from service.transport.auth import Caller, Who
from service.transport.passwords import Hashing, sparing_own
from service.vocabulary.language import Said
from service.web.confirmation import NEEDED, UNPROVEN, offered_in, refused_proof
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.accounts.enrol_second_factor import begin_enrolment, finish_enrolment, new_recovery_codes
from service.workflow.audit.origin import origin

router = screens("/me", "动态口令")
_SECRET = re.compile("[A-Z2-7]{32}")


@shown_by("second-factor/begin.html")
@dataclass(frozen=True, slots=True)
class BeginPage:
    """due: it has to be enrolled before anything else."""

    form: Form
    due: bool


@shown_by("second-factor/scan.html")
@dataclass(frozen=True, slots=True)
class ScanPage:
    """picture: of the secret, to scan; secret: to type; both only on this page."""

    form: Form
    secret: str = field(repr=False)
    picture: Markup = field(repr=False)

    @property
    def groups(self) -> str:
        """The secret as it is read out."""
        return " ".join(re.findall(".{1,4}", self.secret))


@shown_by("second-factor/codes.html")
@dataclass(frozen=True, slots=True)
class RecoveryCodesPage:
    """Shown once."""

    codes: tuple[str, ...] = field(repr=False)


@router.get("/second-factor", **shows(UseCase.ENROL_OWN_TOTP))
def ask_proof(request: Request, who: Who) -> Response:
    """Who enrols shows the password first."""
    return render(request, "second-factor/begin.html", BeginPage(Form(), _due(who)))


@router.post(
    "/second-factor",
    dependencies=[Depends(sparing_own)],
    **shows(UseCase.ENROL_OWN_TOTP, summary="开始登记动态口令", secret=True),
)
def show_secret(request: Request, who: Who, hasher: Hashing, form: Filled) -> Response:
    """A new secret; one that is in use stays until a code of the new one is given."""
    form = form.lacking(NEEDED)
    if not form.faults:
        try:
            enrolment = begin_enrolment(who.settings, who.signed, offered_in(form), who.at, hasher)
        except UNPROVEN as unproven:
            form = refused_proof(form, unproven)
        else:
            return render(request, "second-factor/scan.html", _scan(Form(), enrolment.secret, who))
    return render(request, "second-factor/begin.html", BeginPage(form, _due(who)), UNUSABLE)


@router.post(
    "/second-factor/code",
    dependencies=[Depends(sparing_own)],
    **shows(UseCase.ENROL_OWN_TOTP, summary="完成登记动态口令", secret=True),
)
def take_code(request: Request, who: Who, form: Filled) -> Response:
    """From now on the new secret counts."""
    try:
        codes = finish_enrolment(who.settings, who.signed, form.text("code"), who.at, origin().ip)
    except EnrolmentRefused as refused:
        form, secret = form.refused(refused, "code"), form.text("secret")
        if not _SECRET.fullmatch(secret):
            return render(request, "second-factor/begin.html", BeginPage(form, _due(who)), UNUSABLE)
        return render(request, "second-factor/scan.html", _scan(form, secret, who), UNUSABLE)
    return render(request, "second-factor/codes.html", RecoveryCodesPage(codes))


@router.post(
    "/recovery-codes",
    dependencies=[Depends(sparing_own)],
    **shows(UseCase.ENROL_OWN_TOTP, summary="换一批恢复码", secret=True),
)
def renew_codes(request: Request, who: Who, hasher: Hashing, form: Filled) -> Response:
    """Those of before work no more."""
    form = form.lacking(NEEDED)
    if not form.faults:
        try:
            codes = new_recovery_codes(who.settings, who.signed, offered_in(form), who.at, hasher)
        except UNPROVEN as unproven:
            form = refused_proof(form, unproven)
        except EnrolmentRefused:
            form = form.refused(_NONE)
        else:
            return render(request, "second-factor/codes.html", RecoveryCodesPage(codes))
    return render(request, "second-factor/begin.html", BeginPage(form, _due(who)), UNUSABLE)


def _scan(form: Form, secret: str, who: Caller) -> ScanPage:
    # The picture is drawn here, from nothing but the secret and the login.
    return ScanPage(form, secret, Markup(qr_svg(provisioning_uri(secret, who.signed.login))))


def _due(who: Caller) -> bool:
    return Need.ENROL_SECOND_FACTOR in who.signed.needs


_NONE = Said("还没有登记动态口令，没有恢复码可换；请先登记", "no one-time codes are enrolled yet; enrol them first")
