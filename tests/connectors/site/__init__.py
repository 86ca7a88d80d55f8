"""The chat on a site's own pages."""
