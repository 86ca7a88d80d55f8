"""Tokens that people carry; the house keeps only their hashes, so a stolen database signs nobody in."""

from hashlib import sha256

TOKEN_BYTES = 32


def hash_of(token: str) -> str:
    return sha256(token.encode(errors="surrogatepass")).hexdigest()
