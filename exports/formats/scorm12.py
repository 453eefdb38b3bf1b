"""SCORM 1.2: one SCO that holds the whole course, for any other LMS."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from lxml import etree
from lxml.builder import ElementMaker

from builder.words import later
from exports.base import Edition, Exporter, File
from exports.fidelity import SITE
from exports.lom import IMSMD, imsmd, title
from exports.mastery import mastery
from exports.options import Options
from exports.profiles import LIMIT
from exports.site import Site
from exports.xml import XSI, Schemas, ident, with_manifest

CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
SCHEMAS = Schemas(
    folders=("scorm12",),
    roots={CP: "imscp_rootv1p1p2.xsd", IMSMD: "imsmd_rootv1p2p1.xsd", ADL: "adlcp_rootv1p2.xsd"},
    wanted=r"(imscp_rootv1p1p2|imsmd_rootv1p2p1|adlcp_rootv1p2|ims_xml)\.xsd",
)
adl = ElementMaker(namespace=ADL, nsmap={"adlcp": ADL})
cp = ElementMaker(namespace=CP, nsmap={None: CP, "adlcp": ADL, "xsi": XSI})


class Scorm12(Exporter):
    name: ClassVar = "scorm12"
    title: ClassVar = "SCORM 1.2"
    about: ClassVar = later("Pour presque toutes les plateformes : Moodle, ILIAS, Chamilo, Open edX.")
    room: ClassVar = LIMIT
    heeds: ClassVar = frozenset({"languages", "mastery", "theme", "schemas", "profile", "source"})
    loses: ClassVar = SITE

    def files(self, edition: Edition, options: Options) -> list[File]:
        return Site(edition, options, boot=self.name, room=self.room).files()

    def closed(self, edition: Edition, options: Options, files: Sequence[File]) -> Iterator[File]:
        return with_manifest(manifest(edition, [file.path for file in files]), files, SCHEMAS, options.schemas)


def manifest(edition: Edition, paths: Sequence[str]) -> etree._Element:
    """A mastery score only where it is our own rule: an LMS that holds one recomputes the verdict by it."""
    percent = mastery(edition.modules)
    item = cp.item(
        cp.title(title(edition)),
        *([] if percent is None else [adl.masteryscore(str(percent))]),
        identifier="item",
        identifierref="sco",
        isvisible="true",
    )
    return cp.manifest(
        cp.metadata(cp.schema("ADL SCORM"), cp.schemaversion("1.2"), imsmd(edition)),
        cp.organizations(
            cp.organization(cp.title(title(edition)), item, identifier="organization"),
            default="organization",
        ),
        cp.resources(
            cp.resource(
                *(cp.file(href=path) for path in paths),
                {f"{{{ADL}}}scormtype": "sco"},
                identifier="sco",
                type="webcontent",
                href=paths[0],
            )
        ),
        identifier=ident(edition.name),
        version="1.0",
    )
