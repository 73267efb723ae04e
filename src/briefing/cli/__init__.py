"""The command line: options in, exit code out."""

from __future__ import annotations

import errno
import sys
from importlib import import_module

import click

from briefing import __version__

COMMANDS = ("init", "new", "ingest", "build", "check", "serve", "quotes")
"""Each is a module of its name, and a function in it; in the order of work."""
STOPPED, UNWRITTEN = 130, 2
"""Exit codes: after Ctrl-C, as shells have it, and where a disk or standard output is full."""
_FULL = {errno.ENOSPC, errno.EIO}


class _Commands(click.Group):
    """All commands, each loaded when it is asked for; Ctrl-C ends each of them quietly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"briefing.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            raise SystemExit(STOPPED) from None
        except OSError as error:
            if error.errno not in _FULL:
                raise
            from briefing import disk  # rarely needed

            disk.abandon(sys.stdout)
            click.echo(f"Nothing more can be written: {error.strerror}.", err=True)
            raise SystemExit(UNWRITTEN) from None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="Start with 'briefing init digest', then 'briefing build -C digest'.",
)
@click.version_option(__version__, prog_name="briefing")
def main() -> None:
    """Build a digest of AI strategy from Markdown.

    Briefings, companies, themes, and a timeline of who said they would do what by when.

    \b
    Examples:
      briefing init digest              make a small working project
      briefing new article "My title"   add a briefing
      briefing ingest page.html         make a draft of a source
      briefing check                    say everything that is wrong
      briefing build                    make the site
    """
