"""What a catalogue wants to know of a package, in the two spellings of Learning Object Metadata."""

from collections.abc import Callable

from lxml import etree
from lxml.builder import ElementMaker

from exports.base import Edition
from exports.plain import plain
from exports.xml import XML

IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
LOM = "http://ltsc.ieee.org/xsd/LOM"


def imsmd(edition: Edition) -> etree._Element:
    """As SCORM 1.2 reads it: IMS Metadata 1.2.1, all in lower case."""
    md = ElementMaker(namespace=IMSMD, nsmap={"imsmd": IMSMD})
    language = edition.course.language

    def said(text: str) -> etree._Element:
        return md.langstring(text, {f"{{{XML}}}lang": language})

    time = md.typicallearningtime(md.datetime(duration(edition.minutes)))
    rights = md.rights(md.description(said(_rights(edition))))
    return md.lom(_general(md, said, edition), md.educational(time), rights)


def lom(edition: Edition) -> etree._Element:
    """As SCORM 2004 reads it: IEEE LOM 1.0."""
    md = ElementMaker(namespace=LOM, nsmap={"lom": LOM})

    def said(text: str) -> etree._Element:
        return md.string(text, language=edition.course.language)

    time = md.typicalLearningTime(md.duration(duration(edition.minutes)))
    rights = md.rights(md.description(said(_rights(edition))))
    return md.lom(_general(md, said, edition), md.educational(time), rights)


def duration(minutes: int) -> str:
    """ISO 8601: 95 is PT1H35M."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def title(edition: Edition) -> str:
    """The course's, and the pathway's after it; a module's before them, when it is alone of several."""
    course = edition.course
    alone = [edition.modules[0].title] if len(edition.modules) == 1 < len(course.modules) else []
    pathway = [course.pathways[edition.pathway].title] if edition.pathway else []
    return " — ".join(plain(part, course) for part in [*alone, course.title, *pathway])


def _general(md: ElementMaker, said: Callable[[str], etree._Element], edition: Edition) -> etree._Element:
    head = edition.course.head
    return md.general(
        md.title(said(title(edition))),
        md.language(edition.course.language),
        md.description(said(plain(head.summary, edition.course))),
        *(md.keyword(said(word)) for word in head.keywords),
    )


def _rights(edition: Edition) -> str:
    head = edition.course.head
    return f"{head.license}. {plain(head.attribution, edition.course)}"
