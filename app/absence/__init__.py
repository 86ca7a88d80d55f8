"""What happens to conversations of somebody who is not here while a client waits."""
