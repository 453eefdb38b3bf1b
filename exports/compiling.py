"""From an edition of one language to a compiled course: each thing once, in the order a learner meets it."""

from typing import Any

from builder.model import Course, Lesson, Module, Quiz
from builder.model.page import Aid, ModelDocument, Page
from builder.player import Player
from builder.questions import Question
from builder.source import front_matter, read_text
from exports import compiled as shape
from exports.base import Edition
from exports.bundle import homes


def compile_course(edition: Edition, player: Player) -> shape.CompiledCourse:
    return _Compiler(edition, player).course()


class _Compiler:
    def __init__(self, edition: Edition, player: Player) -> None:
        self.edition, self.player = edition, player
        self.homes = homes(edition.modules)

    def course(self) -> shape.CompiledCourse:
        course: Course = self.edition.course
        return shape.CompiledCourse(
            revision=course.revision,
            language=course.language,
            head=course.head,
            context=course.context,
            competencies=dict(course.competencies),
            pathways=dict(course.pathways),
            modules=tuple(map(self.module, self.edition.modules)),
            aids=tuple(map(self.aid, course.counter_aids)),
            documents=tuple(map(self.document, course.documents.values())),
            glossary=dict(course.glossary),
            sources=dict(course.sources),
            framework=course.framework,
        )

    def module(self, module: Module) -> shape.CompiledModule:
        return shape.CompiledModule(
            id=module.id,
            number=module.number,
            language=module.language,
            minutes=module.minutes,
            head=module.head,
            lessons=tuple(map(self.lesson, module.lessons)),
            cases=module.cases,
            worksheets=module.worksheets,
            quiz=self.quiz(module.quiz) if module.quiz else None,
            aids=tuple(map(self.aid, module.aids)),
        )

    def lesson(self, lesson: Lesson) -> shape.CompiledLesson:
        checks = tuple(map(self.question, lesson.checks.values()))
        html = str(self.player.lesson(lesson))
        return shape.CompiledLesson(
            **self.page(lesson), html=html, head=lesson.head, checks=checks, reflections=dict(lesson.reflections)
        )

    def aid(self, aid: Aid) -> shape.CompiledAid:
        return shape.CompiledAid(**self.page(aid), html=str(self.player.aid(aid)), head=aid.head)

    def document(self, paper: ModelDocument) -> shape.CompiledDocument:
        return shape.CompiledDocument(**self.page(paper), html=str(self.player.document(paper)), head=paper.head)

    def page(self, page: Page) -> dict[str, Any]:
        file = self.edition.course.root / page.path
        written = bool(page.path) and page.path.endswith(".md")
        return {
            "id": page.id,
            "path": page.path if written else "",
            "language": page.language,
            "markdown": front_matter(read_text(file, page.path), page.path)[1].strip() if written else "",
            "headings": tuple(shape.Heading(id=one.id, level=one.level, text=one.text) for one in page.headings),
            "terms": page.terms,
            "sources": page.sources,
        }

    def quiz(self, quiz: Quiz) -> shape.CompiledQuiz:
        own = [question for question in quiz.questions if self.homes[question.id] == quiz.id]
        return shape.CompiledQuiz.model_validate(
            {
                **quiz.model_dump(
                    by_alias=True, include={"id", "title", "intro", "attempts", "feedback", "review", "shuffle"}
                ),
                "pass": quiz.pass_mark,
                "draw": quiz.quotas,
                "asks": tuple(quiz.by_id),
                "questions": tuple(map(self.question, own)),
            }
        )

    def question(self, question: Question) -> shape.CompiledQuestion:
        rubric = question.rubric()
        return shape.CompiledQuestion(
            **question.model_dump(include={"id", "type", "competency", "difficulty", "points", "sources", "read"}),
            ask=question.ask,
            hint=question.hint,
            controls=question.controls(),
            key=shape.Key.model_validate(question.key()),
            right=dict(question.answer()),
            feedback=question.feedback,
            remarks=tuple(shape.Remark.model_validate(remark) for remark in question.remarks()),
            rubric=shape.Key.model_validate(rubric) if rubric else None,
            example=question.example,
            html=str(self.player.question(question, seed="", prefix="")),
        )
