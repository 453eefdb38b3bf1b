"""The learner's face: lessons, job aids, questions, cases and the glossary, as HTML."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from markupsafe import Markup

from builder.grading import Response, Verdict
from builder.model import Aid, Case, Course, Lesson, ModelDocument, Module, Page, Worksheet
from builder.model.quiz import Shown
from builder.player.asking import Asking, frame_of
from builder.player.blocks import Blocks
from builder.player.cases import Cases
from builder.player.counter import shelves
from builder.player.doors import Doors, Given
from builder.player.lexicon import Lexicon
from builder.player.prose import Frame, Prose
from builder.player.reference import reference
from builder.player.script_words import script_words
from builder.player.search import Search
from builder.player.speech import spoken
from builder.player.templating import environment, trusted
from builder.player.worksheets import Worksheets
from builder.questions import Question
from builder.words import Words


class Titled(Protocol):
    """What has a title, and the language it is written in."""

    @property
    def title(self) -> str: ...
    @property
    def language(self) -> str: ...


class Player:
    """Renders one course for one host. `hidden()` gives the inputs that each of its forms must carry."""

    def __init__(self, course: Course, doors: Doors, words: Words, hidden: Callable[[], Markup] = Markup) -> None:
        self.course, self.doors, self.words, self.hidden = course, doors, words, hidden
        self.templates = environment(words)
        self.prose = Prose(course, doors, self.templates)
        self.blocks = Blocks(course, self.prose, words, doors, self._render)
        self.prose.block = self.blocks.fill
        self.asking = Asking(self.prose, words, self._render)
        self.search = Search(course, self.prose, doors, words, self._render)
        self.lexicon = Lexicon(course, self.prose, doors, self._render)
        self.cases = Cases(course, self.prose, self._render, hidden)
        self.worksheets = Worksheets(self.prose, words, self._render, hidden)

    def md(self, text: str, *, block: bool = False) -> Markup:
        """An author's Markdown, its terms and sources reached through the doors."""
        return self.prose.md(text, Frame(), block=block)

    def title(self, titled: Titled) -> Markup:
        """The title of a module, a page, a quiz or a case, marked with its language when it is not the course's."""
        return self.prose.md(titled.title, Frame(language=titled.language))

    def say(self, sort: str, id: str, name: str, text: str) -> Markup:
        """A field of a record, as `course.language_of` names it, marked with its language likewise."""
        return self.prose.say(sort, id, name, text)

    def lesson(self, lesson: Lesson, given: Mapping[str, Given] | None = None) -> Markup:
        """Everything of a lesson but its navigation."""
        answers = given or {}

        def check(id: str) -> Markup:
            return self.check(lesson.checks[id], answers.get(id))

        frame = self._citing(frame_of(lesson), lesson)
        return self._page("lesson.html", lesson, frame, self.prose.fill(lesson.body, frame, check))

    def aid(self, aid: Aid) -> Markup:
        """A job aid: one page to print."""
        frame = self._citing(Frame(sources=aid.sources, language=aid.language), aid)
        drawn = frame._replace(language=spoken(aid.head.summary, self.course)) if aid.told else frame
        summary = self.prose.md(aid.head.summary, drawn)
        return self._page("aid.html", aid, frame, self.prose.fill(aid.body, frame), summary=summary)

    def document(self, document: ModelDocument) -> Markup:
        """A model document: what it is for, then the paper itself, to fill in, print or copy."""
        frame = Frame(sources=(*document.sources, *document.head.sources), language=document.language)
        frame = self._citing(frame._replace(sources=tuple(dict.fromkeys(frame.sources))), document)
        return self._page("document.html", document, frame, self.prose.fill(document.body, frame))

    def counter(self, modules: Collection[Module] | None = None) -> Markup:
        """What serves at the counter: fiches by right and by step, those of the modules (all, or some), documents."""
        kept = shelves(self.course, self.course.modules if modules is None else modules)
        return self._render("counter.html", frame=Frame(), shelves=kept, title=self.title)

    def model(self) -> Markup:
        """The reference model: each part of it that the course has, and the sources of all."""
        return self._render("model.html", **reference(self.course, self.blocks))

    def check(self, question: Question, given: Given | None = None) -> Markup:
        """A self-check, as a form that can be answered again."""
        inner = self.asking.question(question, question.id, given=given, check=True)
        action = self.doors.answers(question.id)
        return self._render("check.html", question=question, inner=inner, action=action, hidden=self.hidden())

    def question(
        self, question: Question, *, seed: str, prefix: str = "", given: Given | None = None,
        number: int = 0, of: int = 0, shows: Shown = "explanations",
    ) -> Markup:  # fmt: skip
        """A question of an attempt, without its form; once judged it can no longer be changed.

        `shows`, what is said of a judged one: `marks`, `answers` or `explanations`.

        No seed means the order of self-checks, for quizzes that do not shuffle.
        """
        own = f"{seed}/{question.id}" if seed else question.id
        return self.asking.question(question, own, prefix=prefix, given=given, number=number, of=of, shows=shows)

    def right(self, question: Question) -> Markup:
        """What earns everything, in words."""
        return self.asking.right(question)

    def scene(self, case: Case, scene_id: str) -> Markup:
        """What happens, who speaks, and what may be decided."""
        return self.cases.scene(case, scene_id)

    def decision(self, case: Case, scene_id: str, choice_id: str, number: int, *, debrief: bool = False) -> Markup:
        """One line of a journal, with the way back to it; with `debrief`, what it was worth."""
        return self.cases.decision(case, scene_id, choice_id, number, debrief=debrief)

    def journal(self, case: Case, path: list[str], *, debrief: bool = False) -> Markup:
        """The decisions taken: what was said, its consequence, the legal point, the way back; items of an `ol`."""
        return self.cases.journal(case, path, debrief=debrief)

    def case(self, case: Case, path: list[str], action: str) -> Markup:
        """The whole of a case, where this path has led."""
        return self.cases.case(case, path, action)

    def worksheet(
        self, worksheet: Worksheet, response: Response, action: str, *, today: date, fixed: bool = False
    ) -> Markup:
        """A worksheet to fill, with what was written in it; `fixed`, to read."""
        return self.worksheets.worksheet(worksheet, response, action, today, fixed=fixed)

    def case_graph(self, case: Case, path: list[str], walk: Callable[[Sequence[str]], str]) -> Markup:
        """A case drawn, with what each choice is worth: not for learners. `walk` gives a path's address."""
        return self.cases.graph(case, path, walk)

    def glossary(self, modules: Collection[str] | None = None) -> Markup:
        """Every term of the course, with where it serves in the modules in sight (all, when not told)."""
        return self.lexicon.glossary(modules)

    def sources(self, modules: Collection[str] | None = None) -> Markup:
        """The sources, with how far each may be trusted and where it serves."""
        return self.lexicon.sources(modules)

    def reply(self, question: Question, response: Response, verdict: Verdict) -> dict[str, Any]:
        """What the player's script is told of an answer."""
        return self.asking.reply(question, response, verdict)

    def sealed(self, question: Question) -> dict[str, Any]:
        """What a package carries to judge an answer by itself."""
        return self.asking.sealed(question)

    def script_words(self) -> dict[str, str]:
        """What scripts say and draw: each page carries it in <script type="application/json" data-words>."""
        return script_words(self.words)

    def _citing(self, frame: Frame, page: Page) -> Frame:
        """The page lists what its blocks cite after what it cites itself."""
        added = (id for id in self.blocks.sources(page.body) if id not in frame.sources)
        return frame._replace(sources=(*frame.sources, *added))

    def _page(
        self, template: str, page: Lesson | Aid | ModelDocument, frame: Frame, body: Markup, **more: Any
    ) -> Markup:
        terms = [(id, self.course.glossary[id]) for id in frame.terms if id in self.course.glossary]
        sources = [(id, self.course.sources[id]) for id in frame.sources]
        return self._render(template, page=page, frame=frame, body=body, terms=terms, sources=sources, **more)

    def _render(self, template: str, **values: Any) -> Markup:
        ground = {
            "course": self.course, "doors": self.doors, "md": self.prose.md, "say": self.prose.say,
            "mark": self.prose.source, "hidden": self.hidden(),
        }  # fmt: skip
        return trusted(self.templates.get_template(template).render({**ground, **values}).strip())
