"""The command line: options in, exit code out."""

from __future__ import annotations

import click

from briefing import __version__
from briefing.cli.build import build
from briefing.cli.check import check
from briefing.cli.ingest import ingest
from briefing.cli.init import init
from briefing.cli.new import new
from briefing.cli.quotes import quotes
from briefing.cli.serve import serve

STOPPED = 130
"""Exit code after Ctrl-C, as shells have it."""


class _Commands(click.Group):
    """All commands; Ctrl-C ends each of them quietly."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            raise SystemExit(STOPPED) from None


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


for command in (init, new, ingest, build, check, serve, quotes):
    main.add_command(command)
