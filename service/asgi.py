"""The application as an ASGI server wants it: `uvicorn --factory service.asgi:create`."""

from __future__ import annotations

import structlog
from fastapi import FastAPI

from service.access.hashing import HASHER, Hasher
from service.api.app import attach_interface
from service.assessment.assess import warm
from service.rulelang.load import releases
from service.serving.logs import LogStyle, configure_logs
from service.settings import Settings, compiled_templates, load_settings
from service.transport.bodies import LIMITS, BodyLimits
from service.transport.frame import framed
from service.web.app import attach_screens
from service.web.assets import Assets, load_assets
from service.web.rendering import COMPILED, read_templates
from service.workflow.bundles.program import program
from service.workflow.cases.kept_rules import keep_rules
from service.workflow.installation.usable_settings import require_usable_settings


def prepare() -> None:
    """Read what every process would otherwise read when the first page needs it, which its reader would wait for: the
    templates of the screens, the rules, ready to judge by, and what this program is.

    Raises:
        SettingsError: the environment cannot be used. RuleProblems: rules are faulty; whoever needs them is told.
    """
    settings = load_settings()
    COMPILED.fetch(compiled_templates(), program()["code"])
    read_templates(settings.templates_dir)
    for release in releases(settings.rules_dir):
        warm(keep_rules(settings, release.id, release.start).pack)


def create() -> FastAPI:
    """Built from the environment of this process. Where nobody has said how this process logs, it logs as the service
    does: other renderings of an exception show the values of variables, and so passwords.

    Raises:
        SettingsError, Fault: the environment cannot be used. AssetsError: styles and scripts are not built.
    """
    if not structlog.is_configured():
        configure_logs(LogStyle.JSON, "web")
    settings = load_settings()
    require_usable_settings(settings)
    return make_app(settings, assets=load_assets())


def make_app(
    settings: Settings, limits: BodyLimits = LIMITS, hasher: Hasher = HASHER, assets: Assets | None = None
) -> FastAPI:
    """The whole application of one installation. hasher: of passwords; assets: styles and scripts of the screens, by
    default those that were built.

    Raises, when it is started:
        StorageError: see framed().
    """
    app = framed(settings, limits, hasher)
    attach_interface(app)
    attach_screens(app, assets)
    return app
