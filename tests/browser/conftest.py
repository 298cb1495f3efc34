"""A headless Chromium without a network, and what it saw of a page: requests, messages, faults of accessibility."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import pytest
from install import find_chromium
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-first-run", "--disable-quic"),
)
DESKTOP, PHONE, SMALLEST = (1120, 900), (390, 844), (320, 640)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the whole run. Without one, tests are skipped at a desk and fail in CI (`CI` is set there)."""
    path = find_chromium()
    if path is None:
        reason = "no Chromium: python tests/browser/install.py installs one, KHABAR_CHROMIUM=/path/to/chrome names one"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page opened from the file system with the network cut, and everything it asked for or said."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def open_details(self) -> None:
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    def faults(self) -> list[str]:
        """What axe-core finds wrong, a line a node. The page's policy forbids scripts, so the test's own are let past it."""
        self.page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
        found = self.page.evaluate("axe.run().then(results => results.violations)")
        return [f"{fault['id']}: {node['html'][:200]} {node['failureSummary']}" for fault in found for node in fault["nodes"]]

    def overflow(self) -> int:
        """How many pixels the page can be scrolled sideways."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Opened]]:
    """Opens a file: `visit(path, size=PHONE, scheme="dark")`."""
    contexts = []

    def open_file(path: Path, *, size: tuple[int, int] = DESKTOP, scheme: str = "light", touch: bool = False) -> Opened:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, has_touch=touch, offline=True
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        address = path.as_uri()
        opened.page.on("request", lambda request: request.url == address or opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.messages.append(message.text))
        opened.page.on("pageerror", lambda error: opened.messages.append(str(error)))
        opened.page.on("dialog", lambda dialog: (opened.messages.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        opened.page.goto(address, wait_until="load")
        opened.page.wait_for_load_state("networkidle")
        return opened

    yield open_file
    for context in contexts:
        context.close()
