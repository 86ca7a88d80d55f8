"""Words begun and not sent, each operator's own."""
