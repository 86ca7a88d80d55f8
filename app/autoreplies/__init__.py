"""What the house answers by itself: out of hours, and on first contact."""
