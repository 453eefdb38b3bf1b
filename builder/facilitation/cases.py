"""A case played by groups: which choices lead furthest."""

from builder.model import Case


def best(case: Case, scene: str) -> frozenset[str]:
    """The choices of a scene after which most can still be earned; none when all are worth the same."""
    worth = {id: choice.points + case.best[choice.goto] for id, choice in case.scenes[scene].choices.items()}
    most = max(worth.values(), default=0)
    return (
        frozenset(id for id, points in worth.items() if points == most) if len({*worth.values()}) > 1 else frozenset()
    )
