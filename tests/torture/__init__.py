"""Tests that try to lose or to double something."""
