"""What an operator can see: whether the server lives and is ready, its figures, its log. Nobody is named in any."""
