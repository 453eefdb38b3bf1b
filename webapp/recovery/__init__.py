"""Results of packages taken in another LMS, by their recovery codes: what a code says, what we keep of it."""
