"""A page in the browser under watch: after every step it is accessible, valid, quiet, and has asked nobody else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request

from tests.conventions.repository import ROOT
from tests.journeys.answers import HIDDEN
from tests.journeys.application import Application

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice")
# A faulty form, a conflict or a page that one does not see is answered on purpose, and a network is cut on purpose; the
# browser notes it all the same.
MEANT = re.compile(
    "Failed to load resource: "
    "(the server responded with a status of 4(01|03|04|09|22|29) |net::ERR_INTERNET_DISCONNECTED)"
)
RUN = """async (rules) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]});
  return found.violations.flatMap((rule) => rule.nodes.map(
    (node) => `${rule.id} (${rule.help}): ${node.html.slice(0, 160)} — ${node.failureSummary}`));
}"""
SETTLED = "() => document.readyState === 'complete' && !document.querySelector('.htmx-request')"
LEAVING = ("Execution context was destroyed", "the page is navigating")
LOOKS = 5
"""Times a page is looked at that is left for another meanwhile."""
TWICE = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `id twice: ${id}`);
}"""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


# Pages that were found good, as somebody saw them: the journeys of a process often come by the same ones.
_good: set[int] = set()


@dataclass
class Watched:
    """Somebody's page. scripted: with JavaScript; without it, nothing can be asked of the page but what it shows."""

    application: Application
    context: BrowserContext
    scripted: bool = True
    page: Page = field(init=False)
    _noted: list[str] = field(default_factory=list)
    _examined: str = ""

    def __post_init__(self) -> None:
        self.context.on("request", self._requested)
        self.context.on("console", self._told)
        self.context.on("weberror", lambda error: self._noted.append(f"error on the page: {error.error}"))
        if self.scripted:
            self.context.add_init_script(_axe())
        self.page = self.context.new_page()

    def open(self, path: str) -> Page:
        """Go to an address of the application, and look at what is there."""
        self.page.goto(self.application.address + path)
        self.examine()
        return self.page

    def examine(self) -> None:
        """Look at what is shown now, and at what was sent and told since the last look.

        Raises:
            AssertionError: with every fault.
        """
        faults = [*self._accessibility(), *self.application.recorded.faults(), *self._noted]
        self._noted.clear()
        assert not faults, f"{self.page.url}:\n" + "\n".join(faults)

    def _accessibility(self) -> list[str]:
        if not self.scripted or self.page.url == "about:blank":
            return []
        for _ in range(LOOKS):
            try:
                return self._found()
            except Error as error:
                if not any(words in error.message for words in LEAVING):
                    raise
                # The step ended while the page it had asked for was on its way.
                self.page.wait_for_load_state()
        return [f"never came to rest in {LOOKS} looks"]

    def _found(self) -> list[str]:
        self.page.wait_for_function(SETTLED)
        shown = f"{self.page.url}\n{self.page.content()}"
        if shown == self._examined:
            return []
        self._examined = shown
        seen = hash((self._alike(shown), str(self.page.viewport_size)))
        if seen in _good:
            return []
        found: list[Any] = [*self.page.evaluate(RUN, RULES), *self.page.evaluate(TWICE)]
        if not found:
            _good.add(seen)
        return [str(fault) for fault in found]

    def _alike(self, shown: str) -> bytes:
        """Without what differs in the same page of another application, or from one look to the next."""
        return HIDDEN.sub(rb"\1", shown.replace(self.application.address, "").encode())

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self.application.address + "/", "data:", "blob:")):
            self._noted.append(f"asks somebody else: {request.url}")

    def _told(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not MEANT.match(message.text):
            self._noted.append(f"console: {message.text}")
