"""What trainers watch: who needs a word, what a group's answers say. Pure readings of rows, and their queries."""
