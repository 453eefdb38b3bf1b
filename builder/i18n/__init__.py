"""Translating a course: what is left to do, skeletons to fill, and what is declared done."""
