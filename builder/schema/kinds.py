"""The kinds of file that hold YAML: where they are, and which model says what they hold."""

from dataclasses import dataclass

from pydantic import BaseModel

from builder.model import (
    AidHead,
    Case,
    Competency,
    Context,
    CourseHead,
    Framework,
    LessonHead,
    OwnModuleHead,
    Pathway,
    Quiz,
    Source,
    Term,
    Worksheet,
)


@dataclass(frozen=True)
class Kind:
    """`files` are globs from the course's root; `many` says that the file maps ids to such records.

    `inside` says that the YAML is the front matter of a page, which editors do not reach by file name.
    """

    name: str
    title: str
    model: type[BaseModel]
    files: tuple[str, ...]
    many: bool = False
    translated: bool = True
    inside: bool = False

    @property
    def translations(self) -> tuple[str, ...]:
        """Globs of the files that translate these."""
        return tuple(glob.replace(".yaml", ".*.yaml") for glob in self.files)


KINDS_OF_FILE = (
    Kind("course", "course.yaml : le cours", CourseHead, ("course/course.yaml",)),
    Kind("pathways", "pathways.yaml : les parcours", Pathway, ("course/pathways.yaml",), many=True),
    Kind("competencies", "competencies.yaml : les compétences", Competency, ("course/competencies.yaml",), many=True),
    Kind("glossary", "glossary.yaml : le glossaire", Term, ("course/glossary.yaml",), many=True),
    Kind("sources", "sources.yaml : les sources", Source, ("course/sources.yaml",), many=True),
    Kind("framework", "framework.yaml : le modèle de référence", Framework, ("course/framework.yaml",)),
    Kind("context", "contexts/*.yaml : un contexte local", Context, ("course/contexts/*.yaml",)),
    Kind("module", "module.yaml : un module", OwnModuleHead, ("modules/*/module.yaml",)),
    Kind("quiz", "quizzes/*.yaml : un quiz", Quiz, ("quizzes/*.yaml",)),
    Kind("case", "quizzes/cases/*.yaml : un cas", Case, ("quizzes/cases/*.yaml",)),
    Kind("worksheet", "worksheets/*.yaml : une feuille de travail", Worksheet, ("modules/*/worksheets/*.yaml",)),
    Kind("lesson", "L'en-tête d'une leçon", LessonHead, ("modules/*/*.md",), translated=False, inside=True),
    Kind("aid", "L'en-tête d'une fiche", AidHead, ("modules/*/aids/*.md",), translated=False, inside=True),
)
