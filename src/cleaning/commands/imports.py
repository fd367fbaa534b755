"""Bringing in lists from elsewhere."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from cleaning.commands.common import program
from cleaning.settings import Settings

KINDS = ("clients", "premises", "series", "receivables", "payables", "money", "stock")


@click.command("import")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--branch", help="The branch what is new belongs to; the first one when not given.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day balances are of, or series go on from.")
@click.option("--yes", is_flag=True, help="Bring it in. Without this the file is only looked at.")
@click.option("--lang", default="bg", type=click.Choice(["bg", "en"]), help="The language of the explanations.")
@click.pass_obj
def bring_in(
    settings: Settings, kind: str, file: Path, branch: str | None, on: datetime | None, yes: bool, lang: str
) -> None:
    """A list of clients, premises, recurring series or opening balances from a CSV or XLSX FILE.

    What would come of it, or with --yes, what did.
    """
    from cleaning.application.importing.begin_import import BeginImport, BroughtFile
    from cleaning.application.importing.queries import ImportQueries
    from cleaning.application.importing.run_import import RunImport
    from cleaning.application.shared.access import Viewer
    from cleaning.domain.importing.values import ImportKind

    with program(settings, "import") as scope:
        viewer = scope.get(Viewer)
        brought = BroughtFile(
            name=file.name, content=file.read_bytes(), kind=ImportKind(kind), branch_id=_branch(viewer, branch),
            on=on.date() if on else None,
        )  # fmt: skip
        number = scope.get(BeginImport)(brought)
        card = scope.get(ImportQueries).card(number, scope=viewer.scope)
        _explain(card.plan, lang)
        if not yes:
            click.echo("Nothing was brought in. Add --yes to do it, or open it under Imports.")
            return
        stored = scope.get(RunImport)(number)
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in stored.items())
    click.echo(f"Brought in: {told} (import {number}, can be undone).")


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
        place = f"{doubt['row'] or '–'}" + (f" · {doubt['column']}" if doubt["column"] else "")
        facts = doubt["facts"] | {"value": doubt["value"]}
        click.echo(f"{doubt['weight']:<9} {place:<24} {catalogues.sentence(doubt['code'], facts, lang)}")
    weights = Counter(doubt["weight"] for doubt in plan.doubts)
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in plan.counts.items())
    click.echo(
        f"{plan.rows} rows: {counts}; {plan.skipped} rows skipped, {plan.doubtful} doubtful, {weights['note']} notes."
    )


COMMANDS = (bring_in,)
