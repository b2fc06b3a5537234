"""Verifying a bundle: whether it is what was decided and signed, and comes out again."""

from __future__ import annotations

from typing import Annotated

from fastapi import File, Form, UploadFile
from pydantic import Field

from service.access.use_cases import UseCase
from service.api.values import Shown, Words
from service.transport.auth import Who
from service.transport.declared import asks, routed
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.transport.uploads import file_name
from service.vocabulary.language import Said
from service.workflow.bundles.verify_bundle import (
    BadKey,
    NotABundle,
    Outcome,
    PublicKey,
    Verification,
    key_of,
    own_key,
    verify_bytes,
)

router = routed("/bundles", "案卷包")


class CheckShown(Shown):
    """One thing that was checked."""

    code: str = Field(description="核验的是什么")
    outcome: Outcome = Field(description="holds：成立；fails：不成立；unchecked：无法核对；noted：提请注意")
    said: Words = Field(description="结果")
    member: str = Field(description="案卷包里的哪个文件；不限一个文件的为空")


class VerifiedShown(Shown):
    """How a bundle came out."""

    file: str = Field(description="文件名")
    case: str = Field(description="案卷编号；读不出的为空")
    outcome: Outcome = Field(description="总的结果：有一项 fails 即为 fails，其次 unchecked，否则 holds")
    checks: list[CheckShown] = Field(description="逐项的结果")

    @classmethod
    def of(cls, verification: Verification) -> VerifiedShown:
        """All checks in their order."""
        checks = [
            CheckShown(code=one.code, outcome=one.outcome, said=Words.of(one.said), member=one.member)
            for one in verification.checks
        ]
        return cls(file=verification.file, case=verification.case, outcome=verification.outcome, checks=checks)


@router.post("/verify", **asks(UseCase.VERIFY_BUNDLE))
def verify(
    who: Who,
    file: Annotated[UploadFile, File(description="案卷包（.zip）")],
    key: Annotated[str, Form(description="另行取得的签发公钥：64 位十六进制或 PEM 文本；不写的不核对签发人")] = "",
) -> VerifiedShown:
    """只凭案卷包本身核验其中的一切；什么也不保存。"""
    named = _named(key) if key.strip() else None
    try:
        found = verify_bytes(file.file.read(), file_name(file.filename or ""), named, own_key(who.settings))
    except NotABundle as refused:
        raise Troubled(Trouble(422, "not-a-bundle", refused.said)) from refused
    return VerifiedShown.of(found)


def _named(text: str) -> PublicKey:
    try:
        return key_of(text)
    except BadKey as bad:
        said = Said(
            "不是可以识别的公钥；请写 64 位十六进制，或 PEM 文本",
            "this is no public key; write its 64 hexadecimal digits, or the PEM text",
        )
        raise Troubled(Trouble(422, "bad-key", said)) from bad
