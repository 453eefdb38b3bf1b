"""The learners' room: the pathway, lessons, self-checks, quizzes, cases, the glossary."""
