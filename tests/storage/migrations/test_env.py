"""Alembic finds the migrations in one line, each with what it is for, and only forwards."""

from alembic.script import ScriptDirectory

from service.storage import migrations
from service.storage.revision import head


def scripts() -> ScriptDirectory:
    return ScriptDirectory(migrations.__path__[0])


def test_the_revisions_stand_in_one_line() -> None:
    found = list(scripts().walk_revisions())
    assert [script.revision for script in found][-1] == "0001_core"
    assert len(scripts().get_heads()) == len(scripts().get_bases()) == 1
    assert [script.down_revision for script in found] == [script.revision for script in found[1:]] + [None]
    assert found[0].revision == head()


def test_a_revision_says_what_it_is_for_and_knows_no_way_back() -> None:
    for script in scripts().walk_revisions():
        assert script.doc
        assert script.path.endswith(f"r{script.revision}.py")
        assert not hasattr(script.module, "downgrade"), "nobody tests a way back: a backup is the way"
