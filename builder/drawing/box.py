"""What words stand in, in any drawing: a place on the sheet and the lines of a label."""

from dataclasses import dataclass

from builder.drawing.lettering import Lines


@dataclass(frozen=True)
class Box:
    """Its corner and size; the label's lines are centred on `middle`."""

    id: str
    x: float
    y: float
    width: float
    height: float
    label: Lines

    @property
    def middle(self) -> float:
        return self.x + self.width / 2
