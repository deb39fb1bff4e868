"""``readoutdiff help``."""

from __future__ import annotations

import click

from readoutdiff.cli import options
from readoutdiff.cli.telling import DONE


@click.command(cls=options.Command, epilog="Example: readoutdiff help compare")
@click.argument("name", metavar="[COMMAND]", required=False)
@click.pass_context
def command(context: click.Context, name: str | None) -> int:
    """Show the options of a command.

    Without a name, all commands: as readoutdiff --help does.
    """
    from readoutdiff.cli.group import cli

    above = context.parent
    assert above is not None
    if name is None:
        click.echo(above.get_help())
        return DONE
    _, found, _ = cli.resolve_command(above, [name])
    assert found is not None
    with click.Context(found, parent=above, info_name=name, **found.context_settings) as shown:
        click.echo(found.get_help(shown))
    return DONE
