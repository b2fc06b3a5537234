"""A figure is of an evaluation that is kept."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage.database import Database
from tests.casework.builders import walk
from tests.storage.builders import table
from tests.storage.stored_cases import CASE, stored


def test_a_figure_of_no_evaluation_is_refused(database: Database) -> None:
    stored(database, walk().open())
    row = {"case_id": CASE, "code": "energy_saving", "unit": "tce", "verdict": "met"}
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table("case_figure")).values(row))
