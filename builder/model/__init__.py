"""The shapes of a course: what authors write, and what the rest of the house reads."""

from builder.markdown import Body, Heading, Hole
from builder.model.case import Case, Persona, Scene, Step
from builder.model.case import Choice as CaseChoice
from builder.model.context import Contact, Context
from builder.model.course import Course, CourseHead, Module, ModuleHead, OwnModuleHead, Unit
from builder.model.facilitator import Facilitator
from builder.model.framework import (
    Actor,
    Event,
    Framework,
    Loop,
    Path,
    Phase,
    ProcessStep,
    Relation,
    Right,
    Stated,
    Stop,
)
from builder.model.limits import Limits
from builder.model.page import Aid, AidHead, Lesson, LessonHead, ModelDocument, ModelDocumentHead, OwnAidHead, Page
from builder.model.quiz import Quiz, question
from builder.model.records import (
    Competency,
    Pathway,
    Source,
    Term,
)
from builder.model.uses import Use, Uses
from builder.model.worksheet import Entry, Table, Worksheet
from builder.words import direction

__all__ = [
    "Actor", "Aid", "AidHead", "Body", "Case", "CaseChoice", "Competency", "Contact", "Context", "Course",
    "CourseHead", "Entry", "Event", "Facilitator", "Framework", "Heading", "Hole", "Lesson", "LessonHead", "Limits",
    "Loop", "ModelDocument", "ModelDocumentHead", "Module", "ModuleHead", "OwnAidHead", "OwnModuleHead", "Page",
    "Path", "Pathway", "Persona", "Phase", "ProcessStep", "Quiz", "Relation", "Right", "Scene", "Source", "Stated",
    "Step", "Stop", "Table", "Term", "Unit", "Use", "Uses", "Worksheet", "direction", "question",
]  # fmt: skip
