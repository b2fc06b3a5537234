"""The second factor: one-time passwords by time (TOTP, RFC 6238), none accepted twice."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import pyotp
import segno
from pyotp.exceptions import OTPVerificationError

ISSUER = "园区循环化验收"
_STEP_SECONDS = 30
_DRIFT_STEPS = 1
"""Of 30 seconds, either way: a telephone's clock may be a little off."""


def new_secret() -> str:
    """160 bits, in base 32."""
    return pyotp.random_base32()


def code_at(secret: str, at: datetime) -> str:
    """What an authenticator with the secret shows at a moment."""
    return pyotp.TOTP(secret).at(at)


def provisioning_uri(secret: str, login: str) -> str:
    """`otpauth://…`, which authenticator programs read."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def qr_svg(uri: str) -> str:
    """The address as a picture to scan: one `<svg>` element to put into a page."""
    return segno.make(uri, error="m").svg_inline(scale=4, border=4)


def latest_step(at: datetime) -> int:
    """The last time step of which a code is accepted at a moment: whose clock is ahead may have used it by then."""
    return int(at.timestamp()) // _STEP_SECONDS + _DRIFT_STEPS


def matching_step(secret: str, code: str, at: datetime, last: int) -> int | None:
    """The time step that the code is of, or None: wrong, or of a step no later than the last one used."""
    typed = "".join(unicodedata.normalize("NFKC", code).split())
    if not (typed.isascii() and typed.isdecimal()):
        return None
    try:
        step = pyotp.TOTP(secret).verify_and_get_timecode(typed, for_time=at, valid_window=_DRIFT_STEPS)
    except OTPVerificationError:
        return None
    return step if step > last else None
