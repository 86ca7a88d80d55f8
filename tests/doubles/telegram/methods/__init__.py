"""What the bot may ask of the server, a file for each thing it may want."""
