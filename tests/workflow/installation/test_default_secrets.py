"""Nothing starts with a password that everybody knows, but a demonstration."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.asgi import make_app
from service.vocabulary.fault import Fault
from service.workflow.demo.cast import PASSWORD
from service.workflow.installation.default_secrets import require_own_secrets
from tests.api.bridge import running
from tests.storage.builders import a_person
from tests.storage.installations import installed
from tests.web.browsing import HOST, tiny_assets
from tests.workflow.accounts.doors import CHEAP, an_account


def test_an_account_of_the_demonstration_stops_an_installation_in_use(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with installed("sqlite", tmp_path) as made:
        settings, demo = made.settings, made.settings.model_copy(update={"demo": True})
        an_account(settings, "demo-other", a_person("别人"), at=now)
        require_own_secrets(settings, CHEAP)
        an_account(settings, "demo-assessor", a_person("演示"), PASSWORD, at=now)
        with pytest.raises(Fault, match="演示的密码"):
            require_own_secrets(settings, CHEAP)
        assets = tiny_assets(tmp_path / "assets")
        with pytest.raises(Fault, match="演示的密码"), running(make_app(settings, hasher=CHEAP, assets=assets), HOST):
            pass
        with running(make_app(demo, hasher=CHEAP, assets=assets), HOST) as client:
            page = client.get("/sign-in").text
    assert "园区、人员和数据都是虚构的" in page
