"""See that there is a Chromium for the browser tests; install one where there is none.

Debian's package where `apt-get` can be used, else Playwright's own build. Prints what it does; exit code 1 with the commands to type
when neither works.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Path of a Chromium: KHABAR_CHROMIUM, one on the PATH, or the one Playwright has installed."""
    if given := os.environ.get("KHABAR_CHROMIUM"):
        return given
    if found := next(filter(None, map(shutil.which, NAMES)), None):
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    sudo = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not sudo or shutil.which("sudo")):
        subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False)
        if subprocess.run([*sudo, "apt-get", "install", "-y", "-qq", "chromium"], check=False).returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    if found := find_chromium():
        print(f"Browser for the tests: {found}")
        return 0
    print("Installing Chromium for the browser tests: a minute or two, once.", flush=True)
    install()
    if found := find_chromium():
        print(f"Browser for the tests: {found}")
        return 0
    print(
        "No Chromium could be installed. Install one by hand (Debian: sudo apt-get install chromium; elsewhere:\n"
        "python -m playwright install chromium), or name one: KHABAR_CHROMIUM=/path/to/chrome make test",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
