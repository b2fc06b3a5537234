"""With a disk nearly full nothing that writes is begun; looking goes on, and so does what keeps the service safe."""

from __future__ import annotations

from service.access.use_cases import UseCase
from service.api.auth import SAFE
from service.settings import Settings
from service.workflow.installation.readiness import lacking_space

ALWAYS = frozenset(
    {
        UseCase.SIGN_IN,
        UseCase.READ_OWN_ACCOUNT,
        UseCase.CHANGE_OWN_PASSWORD,
        UseCase.ENROL_OWN_TOTP,
        UseCase.MANAGE_OWN_SESSIONS,
        UseCase.CONFIRM_IDENTITY,
        UseCase.LOCK_ACCOUNT,
        UseCase.DISABLE_ACCOUNT,
        UseCase.END_SESSIONS,
        UseCase.CANCEL_JOB,
        UseCase.READ_AUDIT,
        UseCase.EXPORT_AUDIT,
        UseCase.VERIFY_AUDIT,
        UseCase.SIGN_AUDIT_HEAD,
    }
)
"""Few bytes each: the room that is kept free is there for them. Without sessions nobody could even look."""


def require_space(settings: Settings, method: str, use_case: UseCase) -> None:
    """Return only if a request of that method and purpose may begin.

    Raises:
        StorageError: `disk-nearly-full`.
    """
    if method in SAFE or use_case in ALWAYS:
        return
    if (fault := lacking_space(settings)) is not None:
        raise fault
