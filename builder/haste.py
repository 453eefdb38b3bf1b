"""What makes a command that ends soon end sooner."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Meanwhile Python looks for no cycles among objects: counting references frees nearly all that is let go.

    A course is some hundred thousand objects that stay; going through them again and again takes a tenth of the time.
    Memory grows by a quarter. Not for what runs on.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
