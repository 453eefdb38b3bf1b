"""What a trainer chooses of a package: only what the format heeds is asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf.file import FileField
from wtforms import IntegerField, SelectField, SelectMultipleField, StringField, ValidationError
from wtforms.validators import Length, NumberRange, Optional

from builder.errors import ContentError
from exports import PROFILES, Exporter
from exports.options import OPTIONS
from exports.theme import check_accent, logo_of
from webapp import here
from webapp.forms import Form, SelectChoice
from webapp.pages import lazy
from webapp.workshop.choices import TICKS, Choices
from webapp.workshop.wording import capital, said

ELSEWHERE = lazy("Ces modules ne sont pas dans ce parcours : %(modules)s. Décochez-les, ou changez de parcours.")


class PackageForm(Form):
    """Every question there may be; those that a format does not heed are taken away."""

    pathway = SelectField()
    modules = SelectMultipleField()
    language = SelectField()
    others = SelectMultipleField()
    context = SelectField()
    profile = SelectField()
    mastery = IntegerField(validators=[Optional(), NumberRange(0, 100, lazy("De 0 à 100."))])
    organisation = StringField(validators=[Length(max=80, message=lazy("Quatre-vingts caractères au plus."))])
    accent = StringField(filters=[lambda value: value.strip().lower() if value else ""])
    logo = FileField()
    ticked = SelectMultipleField()
    picture = b""

    def validate_modules(self, field: SelectMultipleField) -> None:
        """Nothing is left out in silence: a module of another pathway is said."""
        if self.pathway.errors or self.pathway.data not in {"", *here.course().pathways}:
            return
        offered = {module.id for module in here.course().pathway_modules(self.pathway.data or None)}
        if strays := [id for id in field.data or () if id not in offered]:
            raise ValidationError(here.words().gettext(ELSEWHERE, modules=", ".join(strays)))

    def validate_accent(self, field: StringField) -> None:
        if field.data:
            try:
                check_accent(field.data)
            except ValueError as error:
                raise ValidationError(str(error)) from None

    def validate_logo(self, field: FileField) -> None:
        if not field.data or not field.data.filename:
            return
        self.picture = field.data.read()
        try:
            logo_of(field.data.filename, self.picture)
        except ContentError as error:
            raise ValidationError(error.problems[0].what) from None
        except ValueError as error:
            raise ValidationError(str(error)) from None


def form_for(exporter: type[Exporter], contexts: Mapping[str, str], asked: Mapping[str, Any] | None) -> PackageForm:
    """The questions of a format, with the answers posted, or with those `asked` for."""
    form = PackageForm() if asked is None else PackageForm(formdata=None, data=dict(asked))
    _list_choices(form, exporter, contexts)
    for name in _idle(exporter, contexts):
        delattr(form, name)
    return form


def chosen(form: PackageForm, exporter: type[Exporter], usual: str, logo: str) -> Choices:
    """What a valid form says; all the modules of a pathway are no choice of modules."""

    def given(name: str, otherwise: Any) -> Any:
        return form[name].data if name in form and form[name].data not in (None, "") else otherwise

    pathway, modules = given("pathway", ""), given("modules", [])
    everything = [module.id for module in here.course().pathway_modules(pathway or None)]
    language = given("language", "")
    return Choices(
        format=exporter.name,
        course=here.shelf().id,
        languages=tuple(dict.fromkeys([language, *given("others", [])])),
        context=given("context", usual),
        pathway=pathway,
        modules=tuple(id for id in everything if id in modules) if len(modules) < len(everything) else (),
        profile=given("profile", "moodle"),
        mastery=given("mastery", None),
        organisation=given("organisation", "").strip(),
        accent=given("accent", ""),
        logo=logo,
        ticked=tuple(name for name in TICKS if name in given("ticked", [])),
    )


def _list_choices(form: PackageForm, exporter: type[Exporter], contexts: Mapping[str, str]) -> None:
    course, _ = here.course(), here.words().gettext
    say = here.edition().plain
    pathways = [(id, say(pathway.title)) for id, pathway in course.pathways.items()]
    languages = [(code, edition.name) for code, edition in here.editions().items()]
    form.pathway.choices = _choices([("", _("Tout le cours")), *pathways])
    form.modules.choices = _choices((module.id, f"{module.number}. {say(module.title)}") for module in course.modules)
    form.language.choices = form.others.choices = _choices(languages)
    form.context.choices = _choices((id, say(title)) for id, title in contexts.items())
    form.profile.choices = _choices((name, said(profile.name)) for name, profile in PROFILES.items())
    form.ticked.choices = _choices((name, capital(said(OPTIONS[name][1]))) for name in TICKS if name in exporter.heeds)


def _idle(exporter: type[Exporter], contexts: Mapping[str, str]) -> Iterable[str]:
    """The questions that would change nothing."""
    if len(here.editions()) < 2 or "languages" not in exporter.heeds:
        yield "others"
    if len(contexts) < 2:
        yield "context"
    if not here.course().pathways:
        yield "pathway"
    for name in ("profile", "mastery"):
        if name not in exporter.heeds:
            yield name
    if "theme" not in exporter.heeds:
        yield from ("organisation", "accent", "logo")
    if not any(name in exporter.heeds for name in TICKS):
        yield "ticked"


def _choices(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in pairs]
