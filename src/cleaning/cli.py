"""The `cleaning` command: one module of commands per purpose, found by their name ``COMMANDS``."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click

from cleaning import commands
from cleaning.logs import set_up_logs
from cleaning.settings import WrongSetting, read_settings


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.pass_context
def main(context: click.Context) -> None:
    """Runs a cleaning company: clients, prices, plans, visits, stock, invoices, books and pay."""
    try:
        context.obj = read_settings()
    except WrongSetting as wrong:
        raise click.ClickException(str(wrong)) from wrong
    set_up_logs(context.obj.log_level)


for module in iter_modules(commands.__path__, "cleaning.commands."):
    for command in getattr(import_module(module.name), "COMMANDS", ()):
        main.add_command(command)
