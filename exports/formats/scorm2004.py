"""SCORM 2004, 4th edition: the same single SCO, for an LMS that tells completion from success."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from lxml import etree
from lxml.builder import ElementMaker

from exports.base import Edition, Exporter, File
from exports.fidelity import SITE
from exports.lom import LOM, lom, title
from exports.options import Options
from exports.site import site
from exports.xml import XSI, Schemas, ident, with_manifest

CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSSS = "http://www.imsglobal.org/xsd/imsss"
SCHEMAS = Schemas(
    folders=("scorm2004_4th_pkg", "scorm2004_4th"),
    roots={
        CP: "imscp_v1p1.xsd",
        ADLCP: "adlcp_v1p3.xsd",
        ADLSEQ: "adlseq_v1p3.xsd",
        ADLNAV: "adlnav_v1p3.xsd",
        IMSSS: "imsss_v1p0.xsd",
        LOM: "lom.xsd",
    },
    wanted=r"(imscp|adlcp|adlseq|adlnav|imsss)_v1p\w+\.xsd|(xml|lom)\.xsd|(XMLSchema|datatypes)\.dtd"
    r"|(common|extend|unique|vocab)/\w+\.xsd",
)
cp = ElementMaker(namespace=CP, nsmap={None: CP, "adlcp": ADLCP, "imsss": IMSSS, "xsi": XSI})
ss = ElementMaker(namespace=IMSSS, nsmap={"imsss": IMSSS})


class Scorm2004(Exporter):
    name: ClassVar = "scorm2004"
    title: ClassVar = "SCORM 2004 (4e édition)"
    about: ClassVar = "Pour une plateforme qui distingue l'achèvement de la réussite."
    room: ClassVar = 60_000
    heeds: ClassVar = frozenset({"languages", "mastery", "theme", "schemas", "profile", "source"})
    loses: ClassVar = SITE

    def files(self, edition: Edition, options: Options) -> list[File]:
        return site(edition, options, self.name, self.room)

    def closed(self, edition: Edition, options: Options, files: Sequence[File]) -> Iterator[File]:
        return with_manifest(manifest(edition, [file.path for file in files]), files, SCHEMAS, options.schemas)


def manifest(edition: Edition, paths: Sequence[str]) -> etree._Element:
    """The content says itself when it is completed and passed; no objective, so no host overrides it."""
    return cp.manifest(
        cp.metadata(cp.schema("ADL SCORM"), cp.schemaversion("2004 4th Edition"), lom(edition)),
        cp.organizations(_organization(edition), default="organization"),
        cp.resources(
            cp.resource(
                *(cp.file(href=path) for path in paths),
                {f"{{{ADLCP}}}scormType": "sco"},
                identifier="sco",
                type="webcontent",
                href=paths[0],
            )
        ),
        identifier=ident(edition.name),
        version="1.0",
    )


def _organization(edition: Edition) -> etree._Element:
    speaks_for_itself = ss.deliveryControls(completionSetByContent="true", objectiveSetByContent="true")
    return cp.organization(
        cp.title(title(edition)),
        cp.item(
            cp.title(title(edition)),
            ss.sequencing(speaks_for_itself),
            identifier="item",
            identifierref="sco",
            isvisible="true",
        ),
        ss.sequencing(ss.controlMode(choice="true", flow="true")),
        identifier="organization",
    )
