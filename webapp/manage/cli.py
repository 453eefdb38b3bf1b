"""The platform's administrators, given from the machine itself."""

import click


@click.command()
@click.argument("username", metavar="IDENTIFIANT")
@click.argument("name", metavar="NOM", default="")
def appoint(username: str, name: str) -> None:
    """Donner l’administration de toute la plateforme à quelqu’un, et dire son premier code.

    C’est ainsi que l’on entre la première fois : aucun compte n’est là au départ. Pour une administration qui a perdu
    son mot de passe, la même commande donne un nouveau code. Il se tape à la connexion, puis chacun choisit son mot de
    passe. Une ligne du journal des accès en garde la trace.
    """
    from webapp.cli import ready_app
    from webapp.db import opened, session
    from webapp.manage.appointing import appoint as given

    app = ready_app()
    with opened(app):
        code = given(username.strip().lower(), name, app.extensions["library"].main.course.language)
        session.commit()
    address = app.extensions["settings"].address
    click.echo(f"Identifiant   {username.strip().lower()}")
    click.echo(f"Premier code  {code[:5]} {code[5:]}")
    click.echo(f"À taper sur   {address}/sign-in" if address else "À taper sur la page de connexion.")
