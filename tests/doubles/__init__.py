"""Local servers that speak a messenger's protocol over real HTTP, so that the house is tested unmodified."""
