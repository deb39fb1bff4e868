"""The commands by name. A command's module is imported when it runs; ``--help`` needs none."""

from __future__ import annotations

from importlib import import_module

import click

from readoutdiff import __version__
from readoutdiff.cli.options import at

COMMANDS = {
    "claims": "List each claim of an article with the readout it cites.",
    "compare": "Show which readout has, lacks or differs on each claim.",
    "check": "Run fixtures as tests.",
    "draft": "Write a fixture for an article, for a person to correct.",
    "sources": "List the sources, or say which one a text names.",
    "explain": "Show which rules fired on a line, and which lost.",
    "schema": "Print the JSON Schema of a document.",
    "help": "Show the options of a command.",
}


EPILOG = """\
Exit codes: 0 done, 1 findings (where asked for) or a failed fixture, 2 trouble.

\b
Completion of commands and options, for the shell's start file:
  bash, ~/.bashrc  eval "$(_READOUTDIFF_COMPLETE=bash_source readoutdiff)"
  zsh, ~/.zshrc    eval "$(_READOUTDIFF_COMPLETE=zsh_source readoutdiff)"
  fish             _READOUTDIFF_COMPLETE=fish_source readoutdiff | source
"""


class Commands(click.Group):
    """Commands that are loaded by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the work, not of the alphabet."""
        return list(COMMANDS)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does."""
        with at(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; an unknown name is answered in our own words, with the one that was perhaps meant."""
        if args[0] not in COMMANDS and args[0][:1] != "-" and not ctx.resilient_parsing:
            from readoutdiff.ground.yamlfile import hint

            raise click.UsageError(f"No such command: {args[0]}{hint(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command object, from its own module."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"readoutdiff.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Names and summaries, without loading a command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)
@click.version_option(__version__, "-V", "--version", prog_name="readoutdiff", message="%(prog)s %(version)s")
def cli() -> None:
    """Split the claims of a news article by the official readout they cite, and flag what one readout has and
    another lacks.

    \b
    readoutdiff claims article.txt
    readoutdiff compare article.txt --published 2024-10-17
    readoutdiff compare --readout us-state=us.txt --readout cn-mfa=cn.txt
    """
