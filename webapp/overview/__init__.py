"""What whoever administers sees of everybody at once: where training goes well, and which questions to mend."""
