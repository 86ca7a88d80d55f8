"""What must hold, told as sentences with people in them."""
