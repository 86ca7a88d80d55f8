"""How people work here: what the house has decided for everybody's window, set on a screen."""
