"""The demo: a shop, its operators and more than forty clients, always as fresh as today."""
