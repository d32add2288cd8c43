"""Command lines: `python -m scripts.NAME --help`, from the project's root.

They run from a checkout, where the functions' package lies below `functions/`.
"""

import sys
from pathlib import Path

FUNCTIONS = Path(__file__).resolve().parent.parent / "functions"

if str(FUNCTIONS) not in sys.path:
    sys.path.insert(0, str(FUNCTIONS))
