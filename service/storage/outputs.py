"""What the stages gave, kept for good: canonical JSON with its schema version, by its digest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlmodel import Session

from service.storage.errors import StorageError
from service.storage.tables.stage_output import StageOutputRow
from service.vocabulary.language import Said


@dataclass(frozen=True)
class StageOutput:
    """kind: which noun the text holds (`assessment`); schema_version: of that noun's JSON."""

    kind: str
    schema_version: int
    json_text: str

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal. Found once: rules are long, and asked for with every case."""
        return hashlib.sha256(self.json_text.encode()).hexdigest()


def keep(session: Session, output: StageOutput, at: datetime) -> str:
    """The digest of an output that is kept from now on; the same text is kept once."""
    digest = output.digest
    if session.get(StageOutputRow, digest) is None:
        session.add(
            StageOutputRow(
                digest=digest,
                added_at=at,
                kind=output.kind,
                schema_version=output.schema_version,
                json_text=output.json_text,
            )
        )
        session.flush()
    return digest


def kept(session: Session, digest: str) -> StageOutput:
    """The output of that digest, verified.

    Raises:
        StorageError: there is none, or it is no longer what it was.
    """
    row = session.get(StageOutputRow, digest)
    output = None if row is None else StageOutput(row.kind, row.schema_version, row.json_text)
    if output is None or output.digest != digest:
        zh, en = ("已丢失", "is missing") if output is None else ("已被改动", "was changed")
        raise StorageError(
            "output-lost",
            Said(
                f"保存的结果 {digest[:12]}… {zh}；请从备份恢复数据库",
                f"the kept output {digest[:12]}… {en}; restore the database",
            ),
        )
    return output
