"""How many rows go to the writer at once."""

FEWEST, MOST = 25, 400
SLOW, QUICK = 0.1, 0.03
"""Seconds. Whoever else writes waits as long as a batch takes, so a busy house gets smaller ones."""


class Stride:
    def __init__(self, rows: int) -> None:
        self.rows = rows

    def took(self, seconds: float) -> None:
        if seconds > SLOW:
            self.rows = max(FEWEST, self.rows // 2)
        elif seconds < QUICK:
            self.rows = min(MOST, self.rows * 2)
