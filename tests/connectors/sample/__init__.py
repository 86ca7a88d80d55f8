"""The channel in connectors/README.md, used as a stranger would use it."""
