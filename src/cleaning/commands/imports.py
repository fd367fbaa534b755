"""Bringing in lists from elsewhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from cleaning.commands.common import program
from cleaning.settings import Settings


@click.group("import")
def bring_in() -> None:
    """Bring in lists from other programs."""


@bring_in.command("clients")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--branch", help="The branch new clients belong to; the first one when not given.")
@click.option("--yes", is_flag=True, help="Bring it in. Without this the file is only looked at.")
@click.option("--lang", default="bg", type=click.Choice(["bg", "en"]), help="The language of the explanations.")
@click.pass_obj
def clients(settings: Settings, file: Path, branch: str | None, yes: bool, lang: str) -> None:
    """Clients and their premises from a CSV or XLSX FILE: what would come of it, or with --yes, what did."""
    from cleaning.application.clients.importing.begin_import import BeginImport, BroughtFile
    from cleaning.application.clients.importing.queries import ImportQueries
    from cleaning.application.clients.importing.run_import import RunImport
    from cleaning.application.shared.access import Viewer

    with program(settings, "import") as scope:
        viewer = scope.get(Viewer)
        branch_id = _branch(viewer, branch)
        number = scope.get(BeginImport)(BroughtFile(name=file.name, content=file.read_bytes(), branch_id=branch_id))
        card = scope.get(ImportQueries).card(number, scope=viewer.scope)
        _explain(card.plan, lang)
        if not yes:
            click.echo("Nothing was brought in. Add --yes to do it, or open it under Clients › Import.")
            return
        stored = scope.get(RunImport)(number)
    click.echo(f"Brought in: {stored.clients} clients, {stored.premises} premises (import {number}, can be undone).")


def _branch(viewer: Any, name: str | None) -> int | None:
    if name is None:
        return None
    found = next((number for number, title in viewer.branches if title.casefold() == name.casefold()), None)
    if found is None:
        raise click.BadParameter(", ".join(title for _, title in viewer.branches), param_hint="--branch, one of")
    return found


def _explain(plan: Any, lang: str) -> None:
    """Each doubt with its place and its sentence, then the sums."""
    from cleaning.web.i18n import load_catalogues

    catalogues = load_catalogues()
    for doubt in plan.doubts:
        place = f"{doubt['row']}" + (f" · {doubt['column']}" if doubt["column"] else "")
        facts = doubt["facts"] | {"value": doubt["value"]}
        click.echo(f"{doubt['weight']:<9} {place:<24} {catalogues.sentence(doubt['code'], facts, lang)}")
    weights = Counter(doubt["weight"] for doubt in plan.doubts)
    click.echo(
        f"{plan.rows} rows: {plan.new_clients} new clients, {plan.known_clients} known, {plan.premises} premises; "
        f"{plan.skipped} rows skipped, {plan.doubtful} doubtful, {weights['note']} notes."
    )


COMMANDS = (bring_in,)
