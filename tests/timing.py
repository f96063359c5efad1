"""How long some work takes, for tests that compare a long text with a short one."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 6
"""How often what seems slow is tried: another program may have the processor, but not always."""


def seconds(work: Callable[[], object]) -> float:
    """Return the processor's time for some work, the clearing up after it left out.

    Among thousands of tests a look through everything in memory can take longer than the work.
    """
    gc.disable()
    start = time.process_time()
    work()
    taken = time.process_time() - start
    gc.enable()
    return taken
