"""The option --key: a public key that was obtained elsewhere."""

from __future__ import annotations

from service.cli.console import stop, stopping_on
from service.vocabulary.language import Language, Said
from service.workflow.bundles.verify_bundle import BadKey, PublicKey, public_key


def read_key(text: str | None, language: Language) -> PublicKey | None:
    """The key that the option names, None without it; ends with code 2 for anything that is none."""
    if text is None:
        return None
    with stopping_on():
        try:
            return public_key(text)
        except BadKey:
            said = Said(
                f"“{text}”不是可以识别的公钥；请写 64 位十六进制，或 PEM 文件的路径",
                f"“{text}” is no public key; write its 64 hexadecimal digits, or the path of a PEM file",
            )
            stop(said.told(language))
