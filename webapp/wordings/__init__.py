"""What each revision of the course asked, kept so that answers are shown with the words they were given to."""

from webapp.wordings.keeping import keep
from webapp.wordings.reading import Ref, Then, Told, questions, read, told

__all__ = ["Ref", "Then", "Told", "keep", "questions", "read", "told"]
