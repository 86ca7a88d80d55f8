"""How the work of all goes: who is here, how much each has, who waits longest."""
