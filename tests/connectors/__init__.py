"""What holds for channels: the contract, the registry and each of our own."""
