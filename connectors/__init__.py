"""The channels: each turns one messenger into the words of connectors.contract."""
