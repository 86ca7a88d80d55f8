"""What Okno costs, measured beside bare baselines: `make bench`. A program, not tests."""
