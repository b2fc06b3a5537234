"""A new password is judged by the names of its owner and by former ones, and replaces what could set another."""

from datetime import timedelta

import pytest

from service.access.codes import CodeUse
from service.access.passwords import PasswordRefused
from service.storage import accounts
from service.workflow.accounts.new_password import judged, keep
from service.workflow.accounts.profile import profile_of
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.accounts.doors import CHEAP, PASSWORD, an_account

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_the_names_of_the_owner_are_refused_and_former_ones_marked(installation: Installation) -> None:
    account, profile = an_account(installation.settings, "liubei"), profile_of(installation.settings)
    with installation.open() as database:
        for near in ("Liubei-Kd7-ting", "ID-liubei-Kd7", "zhejiangKd7-ting"):
            with pytest.raises(PasswordRefused, match="不能含有登录名"):
                judged(database, account.id, near, profile, CHEAP)
        assert judged(database, account.id, "Tang9-Buchan-Que", profile, CHEAP).reused is None
        assert judged(database, account.id, PASSWORD, profile, CHEAP).reused is not None


def test_a_kept_password_unlocks_and_voids_codes(installation: Installation) -> None:
    account = an_account(installation.settings, locked_until=NOW + timedelta(hours=1), must_change=True)
    profile = profile_of(installation.settings)
    with installation.open() as database:
        new = judged(database, account.id, "Tang9-Buchan-Que", profile, CHEAP)
        with database.writing() as session:
            accounts.add_code(session, account.id, CodeUse.PASSWORD, "AAAAA", NOW, None)
            keep(session, account, new, NOW, profile, None)
            kept = accounts.get(session, account.id)
            assert (kept.password_hash, kept.password_set_at) == (new.hash, NOW)
            assert (kept.must_change, kept.locked_until) == (False, None)
            assert accounts.owner_of_code(session, CodeUse.PASSWORD, "AAAAA", NOW) is None
            assert accounts.former_passwords(session, account.id, 5)[0] == new.hash
    assert new.hash not in repr(new)
