"""JSON: the compiled course, with its schema, for whoever writes a tool."""

import json
from collections.abc import Iterator
from typing import ClassVar

from builder.player import Player
from builder.words import later, words
from exports.base import Edition, Exporter, File
from exports.compiled import schema
from exports.compiling import compile_course
from exports.doors import PackageDoors
from exports.fidelity import lost, partly
from exports.options import Options


class Json(Exporter):
    name: ClassVar = "json"
    title: ClassVar = "JSON"
    about: ClassVar = later("Le cours compilé, pour qui écrit un outil : un fichier par langue, et leur schéma.")
    heeds: ClassVar = frozenset({"languages", "mastery", "source"})
    loses: ClassVar = {
        "search": lost("Les textes y sont : l’outil qui les lit fait sa propre recherche."),
        "languages": partly("Un fichier par langue, avec les mêmes identifiants."),
        "progress": lost("Des données, sans rien qui retienne ce que fait une personne."),
        "results": lost("Les clés y sont : qui lit ce fichier note lui-même."),
    }

    def files(self, edition: Edition, options: Options) -> Iterator[File]:
        media: dict[str, File] = {}
        for alone in edition.alone:
            doors = PackageDoors(alone)
            found = compile_course(alone, Player(alone.course, doors, words(alone.course.language)))
            name = alone.course.language.lower().replace("_", "-")
            yield File(f"course.{name}.json", found.model_dump_json(by_alias=True).encode() + b"\n")
            media |= {file.path: file for file in doors.files()}
        yield File("course.schema.json", (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode())
        yield from media.values()
