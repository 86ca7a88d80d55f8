"""A VK community: its messages, through the Callback API or the Bots Long Poll."""
