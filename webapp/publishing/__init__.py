"""Which revision of each course is served: the last good one, until a better one is published; and back again."""
