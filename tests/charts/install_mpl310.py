"""Put matplotlib 3.10 beside the newer one, for the tests that draw on both: `python tests/charts/install_mpl310.py`.

It goes to `.cache/mpl310`, alone: what it builds on (numpy, contourpy, Pillow …) is the environment's own. Does nothing when it is there.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".cache" / "mpl310"


def install() -> Path:
    """The folder to put first on the path. Raises CalledProcessError when pip cannot install."""
    if not (FOLDER / "matplotlib").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--target", str(FOLDER), "matplotlib==3.10.*"], check=True)
    return FOLDER


if __name__ == "__main__":
    print(install())
