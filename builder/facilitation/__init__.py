"""A module led with a group, in a room: what to read aloud, to ask and to cut out, and how long it takes."""

from builder.facilitation.cards import Cards, Piece, cards
from builder.facilitation.cases import best
from builder.facilitation.excerpts import Point, points, situation
from builder.facilitation.expected import Answer, Mistake, mistakes, right
from builder.facilitation.running import Step, total, two_hours, whole

__all__ = [
    "Answer", "Cards", "Mistake", "Piece", "Point", "Step", "best", "cards", "mistakes", "points", "right", "situation",
    "total", "two_hours", "whole",
]  # fmt: skip
