"""A real JupyterLab on a copy of the project, and the hand that drives it.

The server has folders, a port and a token of its own and asks nothing of the internet. A page is ready when its kernel is connected
and idle, and a run has ended when JupyterLab's own command says so: nothing here waits for a while and hopes.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
from jupyter_client import BlockingKernelClient

ROOT = Path(__file__).parents[2]
_COPIED = ("khabar", "data", "seeds", "notebooks", "helpers.py", "tests/articles")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.lock")


def copy_project(target: Path) -> Path:
    """The project as a fresh clone has it, without sheets."""
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=_LEFT_OUT)
        elif source.exists():
            shutil.copy(source, target / name)
    for folder in ("annotations", "events", "machine"):
        shutil.rmtree(target / "data" / folder, ignore_errors=True)
        (target / "data" / folder).mkdir(parents=True)
    return target


def write_notebook(path: Path, *cells: str) -> Path:
    """A notebook of code cells."""
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(book, path)
    return path


class Lab:
    """One running JupyterLab. `root` is the copied project that it serves."""

    def __init__(self, root: Path, home: Path):
        self.root, self.home = root, home
        self.token = secrets.token_hex(16)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        settings = home / "settings" / "@jupyterlab"
        (settings / "notebook-extension").mkdir(parents=True)
        (settings / "apputils-extension").mkdir(parents=True)
        (settings / "apputils-extension" / "notification.jupyterlab-settings").write_text(
            json.dumps({"checkForUpdates": False, "doNotDisturbMode": True, "fetchNews": "false"})
        )
        self.environment = os.environ | {
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"),
            "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
            "IPYTHONDIR": str(home / "ipython"),
            "PYTHONPATH": str(root),
        }
        self.log = (home / "lab.log").open("w")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"),
                f"--ServerApp.port={self.port}",
                f"--ServerApp.root_dir={root}",
                f"--IdentityProvider.token={self.token}",
                "--LabApp.expose_app_in_browser=True",
                "--LabApp.news_url=None",
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
                "--LabApp.extension_manager=readonly",
            ],
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self._wait_until_up()

    def _wait_until_up(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.url}/api?token={self.token}", timeout=2).close()
                return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError("JupyterLab did not start:\n" + (self.home / "lab.log").read_text()[-3000:])

    def stop(self) -> None:
        """Ends the server and with it its kernels."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def open(self, page, notebook: str) -> "Notebook":
        """The notebook in a page of its own, its kernel ready."""
        page.goto(f"{self.url}/lab/tree/{notebook}?token={self.token}&reset")
        return Notebook(self, page, notebook)


class Notebook:
    """A notebook open in JupyterLab."""

    def __init__(self, lab: Lab, page, path: str):
        self.lab, self.page, self.path = lab, page, path
        self.wait_for_kernel()

    def wait_for_kernel(self) -> None:
        self.page.wait_for_function(
            """() => {
                const session = window.jupyterapp?.shell?.currentWidget?.sessionContext;
                const kernel = session?.session?.kernel;
                return session?.isReady && kernel?.connectionStatus === "connected" && kernel.status === "idle";
            }""",
            timeout=60_000,
        )

    def command(self, name: str) -> None:
        """Runs one of JupyterLab's commands and waits until it has ended."""
        self.page.evaluate("async (name) => { await window.jupyterapp.commands.execute(name); }", name)

    def run_all(self) -> None:
        """Runs every cell, as the menu does. Raises AssertionError with the first error that a cell printed."""
        self.command("notebook:run-all-cells")
        self.wait_for_kernel()
        self.raise_errors()

    def run(self, source: str) -> None:
        """Runs this source in a new last cell and waits until the kernel is idle again. Raises AssertionError when it fails."""
        self.page.evaluate(
            """async (source) => {
                const { commands, shell } = window.jupyterapp;
                const notebook = shell.currentWidget.content;
                notebook.activeCellIndex = notebook.widgets.length - 1;
                await commands.execute("notebook:insert-cell-below");
                notebook.activeCell.model.sharedModel.setSource(source);
                await commands.execute("notebook:run-cell");
            }""",
            source,
        )
        self.wait_for_kernel()
        self.raise_errors()

    def raise_errors(self) -> None:
        errors = self.page.evaluate(
            """() => {
                const cells = window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells;
                return cells.flatMap((cell) => cell.outputs ?? []).filter((output) => output.output_type === "error")
                    .map((output) => output.ename + ": " + output.evalue + "\\n" + output.traceback.join("\\n"));
            }"""
        )
        assert not errors, errors[0]

    def cells(self) -> list[dict]:
        """The notebook's cells as they are on screen: type and source."""
        return self.page.evaluate(
            """() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells
                .map((cell) => ({ type: cell.cell_type, source: cell.source }))"""
        )

    def ask(self, expression: str):
        """The value of an expression in this notebook's kernel, through the kernel's own connection file; must be JSON."""
        kernel_id = self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.id")
        client = BlockingKernelClient(connection_file=str(self.lab.home / "runtime" / f"kernel-{kernel_id}.json"))
        client.load_connection_file()
        client.start_channels()
        try:
            reply = client.execute(
                "import json as _json",
                silent=True,
                user_expressions={"answer": f"_json.dumps({expression}, ensure_ascii=False)"},
                reply=True,
                timeout=30,
            )
        finally:
            client.stop_channels()
        answer = reply["content"]["user_expressions"]["answer"]
        assert answer["status"] == "ok", answer
        return json.loads(eval(answer["data"]["text/plain"]))  # the repr of a JSON string

    def restart_kernel(self) -> None:
        """Kernel > Restart in the menu, the question answered with yes."""
        self.page.evaluate("() => { window.jupyterapp.commands.execute('kernelmenu:restart'); }")
        self.page.locator(".jp-Dialog button.jp-mod-accept").click()
        self.page.wait_for_function(
            "() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'", timeout=60_000
        )

    def theme(self, name: str) -> None:
        """`JupyterLab Light` or `JupyterLab Dark`."""
        self.page.evaluate(
            "async (name) => { await window.jupyterapp.commands.execute('apputils:change-theme', { theme: name }); }", name
        )
        self.page.wait_for_function("(light) => document.body.dataset.jpThemeLight === light", arg=str("Light" in name).lower())

    def close(self) -> None:
        """Shuts the kernel down and forgets the page."""
        self.page.evaluate("async () => { await window.jupyterapp.shell.currentWidget.sessionContext.shutdown(); }")
        self.page.close()


@contextmanager
def running_lab(folder: Path):
    """A JupyterLab on a fresh copy of the project below `folder`."""
    lab = Lab(copy_project(folder / "project"), folder)
    try:
        yield lab
    finally:
        lab.stop()
