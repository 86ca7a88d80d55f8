"""The messenger's side of the demo: the cast as customers of a Telegram on this machine."""
