"""SCORM 2004, 4th edition: one SCO that holds the whole course, or one a module, for an LMS that knows both."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from lxml import etree
from lxml.builder import ElementMaker

from builder.model import Module
from builder.words import later
from exports.base import Edition, Exporter, File
from exports.fidelity import SEQUENCED, SITE, Loss
from exports.lom import LOM, lom, title
from exports.mastery import mastery
from exports.options import Options
from exports.plain import plain
from exports.sequencing import IMSSS, course_sequencing, module_sequencing, spelled
from exports.site import Site, launch
from exports.xml import XSI, Schemas, ident, with_manifest

CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
ROOTS = {
    CP: "imscp_v1p1.xsd",
    ADLCP: "adlcp_v1p3.xsd",
    ADLSEQ: "adlseq_v1p3.xsd",
    ADLNAV: "adlnav_v1p3.xsd",
    IMSSS: "imsss_v1p0.xsd",
    LOM: "lom.xsd",
}
WANTED = (
    r"(imscp|adlcp|adlseq|adlnav|imsss)_v1p\w+\.xsd|(xml|lom)\.xsd|(XMLSchema|datatypes)\.dtd"
    r"|(common|extend|unique|vocab)/\w+\.xsd"
)
cp = ElementMaker(namespace=CP, nsmap={None: CP, "adlcp": ADLCP, "adlseq": ADLSEQ, "xsi": XSI})
ss = ElementMaker(namespace=IMSSS, nsmap={"imsss": IMSSS})
TYPE = f"{{{ADLCP}}}scormType"


class Scorm2004(Exporter):
    name: ClassVar = "scorm2004"
    title: ClassVar = later("SCORM 2004 (4e édition)")
    about: ClassVar = later("Pour une plateforme qui distingue l'achèvement de la réussite.")
    room: ClassVar = 60_000
    heeds: ClassVar = frozenset({"languages", "mastery", "theme", "schemas", "profile", "source", "sequenced"})
    loses: ClassVar = SITE
    version: ClassVar = "2004 4th Edition"
    """What hosts look for, to the letter."""
    schemas: ClassVar = Schemas(("scorm2004_4th_pkg", "scorm2004_4th"), ROOTS, WANTED)

    def losing(self, options: Options) -> Mapping[str, Loss]:
        return {**self.loses, **SEQUENCED} if options.sequenced else self.loses

    def files(self, edition: Edition, options: Options) -> list[File]:
        return Site(edition, options, boot="scorm2004", room=self.room).files()

    def closed(self, edition: Edition, options: Options, files: Sequence[File]) -> Iterator[File]:
        organization, resources = (_in_sequence if options.sequenced else _whole)(
            edition, [file.path for file in files]
        )
        document = cp.manifest(
            cp.metadata(cp.schema("ADL SCORM"), cp.schemaversion(self.version), lom(edition)),
            cp.organizations(organization, default="organization"),
            resources,
            identifier=ident(edition.name) + ("_sequenced" if options.sequenced else ""),
            version="1.0",
        )
        return with_manifest(document, files, self.schemas, options.schemas)


def _whole(edition: Edition, paths: Sequence[str]) -> tuple[etree._Element, etree._Element]:
    """One SCO. The content says itself when it is completed and passed, and no host overrides it."""
    item = cp.item(
        cp.title(title(edition)),
        ss.sequencing(
            *_least(mastery(edition.modules)),
            ss.deliveryControls(completionSetByContent="true", objectiveSetByContent="true"),
        ),
        identifier="item",
        identifierref="sco",
        isvisible="true",
    )
    sequencing = ss.sequencing(ss.controlMode(choice="true", flow="true"))
    organization = cp.organization(cp.title(title(edition)), item, sequencing, identifier="organization")
    return organization, cp.resources(_sco("sco", paths[0], *(cp.file(href=path) for path in paths)))


def _least(percent: int | None) -> list[etree._Element]:
    if percent is None:
        return []
    least = ss.minNormalizedMeasure(f"{percent / 100:g}")
    return [ss.objectives(ss.primaryObjective(least, objectiveID="course", satisfiedByMeasure="true"))]


def _in_sequence(edition: Edition, paths: Sequence[str]) -> tuple[etree._Element, etree._Element]:
    """One SCO a module; what they all open is in the package once. What is passed here counts in no other course."""
    pages = {launch(module): spelled(module.id) for module in edition.modules}
    organization = cp.organization(
        cp.title(title(edition)),
        *(_item(edition, module) for module in edition.modules),
        course_sequencing(),
        {f"{{{ADLSEQ}}}objectivesGlobalToSystem": "false"},
        identifier="organization",
    )
    own = (
        _sco(f"sco_{name}", page, cp.file(href=page), cp.dependency(identifierref="shared"))
        for page, name in pages.items()
    )
    files = (cp.file(href=path) for path in paths if path not in pages)
    shared = cp.resource(*files, {TYPE: "asset"}, identifier="shared", type="webcontent")
    return organization, cp.resources(*own, shared)


def _item(edition: Edition, module: Module) -> etree._Element:
    return cp.item(
        cp.title(plain(module.title, edition.course)),
        module_sequencing(edition, module),
        identifier=f"item_{spelled(module.id)}",
        identifierref=f"sco_{spelled(module.id)}",
        isvisible="true",
    )


def _sco(identifier: str, page: str, *content: etree._Element) -> etree._Element:
    return cp.resource(*content, {TYPE: "sco"}, identifier=identifier, type="webcontent", href=page)
