"""What the operators' window costs, measured in Chromium on a large house."""
