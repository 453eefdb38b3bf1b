"""The kinds of question an author may write: one file each, found by being here."""

import sys

from builder.questions.base import Control, Feedback, Interaction, Option, Question
from builder.registry import import_all

import_all(sys.modules[__name__])

KINDS: dict[str, type[Question]] = {kind.kind: kind for kind in Question.__subclasses__()}

__all__ = ["KINDS", "Control", "Feedback", "Interaction", "Option", "Question"]
