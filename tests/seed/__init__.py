"""The demo's cast, before it enters the house."""
