"""What a community's program may ask of VK, a file for each thing it may want."""
