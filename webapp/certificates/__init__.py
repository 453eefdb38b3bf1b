"""Certificates: who may have one, what it says for ever, its PDF, the page where anybody may verify it."""
