"""Table `park_search`: what lists of parks are searched and sorted by; made of `park` and `park_event`."""

from __future__ import annotations

from sqlalchemy import Text
from sqlmodel import Field

from service.storage.tables.base import Table, one_of
from service.vocabulary.park import ParkStatus


class ParkSearchRow(Table, table=True):
    """One park. names: every name and code it has or had, type and city: each as writings are compared; sort_key: the
    name in the order in which lists show names, as hexadecimal."""

    __tablename__ = "park_search"
    __table_args__ = (one_of("status", ParkStatus),)

    park_id: str = Field(primary_key=True, foreign_key="park.id")
    names: str = Field(sa_type=Text)
    type: str
    city: str
    status: str
    sort_key: str = Field(index=True)
