"""Pictures of the screens, taken of the demo: `python -m tests.screenshots`."""
