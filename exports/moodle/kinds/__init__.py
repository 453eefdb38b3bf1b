"""What each kind of question becomes in Moodle: a file for those that one picks, pairs or writes."""

import sys

from builder.registry import import_all
from exports.moodle.kinds.base import Made, made

import_all(sys.modules[__name__])

__all__ = ["Made", "made"]
