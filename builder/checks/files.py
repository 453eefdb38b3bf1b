"""Files that pages show are files of the course, and have the part that is asked for."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.excerpt import excerpt
from builder.model import Course


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for reading in draft.readings.values():
        for mention in reading.mentions:
            name, _, target = mention.target.partition(":")
            path, _, part = target.partition("#")
            if mention.kind == "block" and name == "file" and excerpt(course.root, path, part) is None:
                what = f"« {path} » n'a pas de partie « {part} »."
                if excerpt(course.root, path) is None:
                    what = f"Le cours n'a pas de fichier « {path} » à montrer."
                fix = "Donnez le chemin d'un fichier YAML ou Markdown, depuis le dossier du cours."
                yield Problem(reading.path, mention.line, mention.column, "file-unknown", what, fix)
