"""Table `file_reading`: what a kept workbook says, read once; it can be read again from the file at any time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field

from service.storage.tables.base import Instant, Table, is_digest


class FileReadingRow(Table, table=True):
    """One reading of a file. basis: digest of all else that it depends on (rules, program); content: deflated text,
    with its digest. Rows are never changed; those of another basis are taken away when the file is read anew."""

    __tablename__ = "file_reading"
    __table_args__ = (is_digest("basis"), is_digest("digest"))

    file: str = Field(foreign_key="stored_file.digest", primary_key=True)
    basis: str = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)
    digest: str
    added_at: datetime = Field(sa_type=Instant)
