"""What `parcours new` and `parcours add` write: starter courses, as they are, and pieces to fill in."""

from pathlib import Path

SCAFFOLD = Path(__file__).parent
