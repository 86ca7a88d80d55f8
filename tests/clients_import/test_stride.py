"""A house that is busy gets smaller batches."""

from app.clients.importing.stride import FEWEST, MOST, Stride


def test_a_slow_writer_makes_batches_small_and_a_quick_one_large_again() -> None:
    stride = Stride(200)
    for _ in range(10):
        stride.took(0.5)
    assert stride.rows == FEWEST
    stride.took(0.05)
    assert stride.rows == FEWEST
    for _ in range(10):
        stride.took(0.001)
    assert stride.rows == MOST
