"""Law 5 with a cache and several processes: builds killed at any moment, and at the same time."""

import json
import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site import ROOT, SMALL, TODAY, invoke, record, tree, write

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and signals")

ARTICLES = 150
FOREIGN = {"own.txt": b"mine", "articles/own.txt": b"mine", "articles/a1/own.txt": b"mine"}


def article(number: int, word: str) -> str:
    values = {
        "title": f"{word} {number}",
        "company": "Microsoft",
        "date": f"2026-0{number % 9 + 1}",
    }
    return record(values | {"timeline": 2020 + number % 9}, f"{word} text.\n")


def version(word: str, numbers: range) -> dict[str, str]:
    """Return a project in which every page has a word of its version."""
    articles = {f"content/articles/a{n}.md": article(n, word) for n in numbers}
    base = (ROOT / "templates/base.html").read_text(encoding="utf-8")
    return SMALL | articles | {"templates/base.html": f"{base}<!-- {word} -->\n"}


VERSIONS = (version("One", range(ARTICLES)), version("Another", range(30, ARTICLES + 20)))


@dataclass
class Project:
    """A project that changes from one version to the other and back."""

    root: Path
    whole: list[dict[str, bytes | None]]
    """The site of each version, from scratch."""
    now: int = 0

    @property
    def site(self) -> Path:
        return self.root / "site"

    def change(self) -> None:
        """Turn to the other version."""
        old, new = VERSIONS[self.now], VERSIONS[1 - self.now]
        write(self.root, dict.fromkeys(old.keys() - new.keys()))
        write(self.root, new)
        self.now = 1 - self.now

    def assert_nothing_half_written(self) -> None:
        """Assert that each file is of one version or of the other."""
        for path, data in tree(self.site).items():
            hidden = path.split("/")[0].startswith(".briefing")
            if data is not None and path not in FOREIGN and not hidden:
                assert data in [whole.get(path) for whole in self.whole], f"{path} is half-written"
        manifest = (self.site / ".briefing.json").read_bytes()
        assert json.loads(manifest)["generator"] == "briefing"

    def assert_repaired(self) -> None:
        """Build, and assert that the site is that of a clean build, with what is not ours."""
        done = invoke("build", "-C", self.root, "--today", TODAY, "--jobs", "1", "-q")
        assert done.exit_code == 0, done.stderr
        site = tree(self.site)
        assert {path: site.pop(path) for path in FOREIGN} == FOREIGN
        site.pop("articles/a1", None)
        expected = self.whole[self.now].copy()
        expected.pop("articles/a1", None)
        assert site == expected


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """One project for all tests: the cache of a build that was killed is that of the next."""
    root = tmp_path_factory.mktemp("killed")
    whole = []
    for number, files in enumerate(VERSIONS):
        write(root / str(number), files)
        done = invoke("build", "-C", root / str(number), "--today", TODAY, "--jobs", "1")
        assert done.exit_code == 0, done.stderr
        whole.append(tree(root / str(number) / "site"))
    project = Project(write(root / "project", VERSIONS[0]), whole)
    run(project.root, "nothing", 0)
    write(project.site, FOREIGN)
    return project


BUILD = """
import os, signal, sys
from briefing.build import pool
from briefing.cli import main

KIND, LEFT, ROOT = sys.argv[1], int(sys.argv[2]), sys.argv[3]
SITE, CACHE = os.path.join(ROOT, "site"), os.path.join(ROOT, ".briefing")
BUILDER = os.getpid()
DOES = {
    "stage": lambda event, path: event == "open" and "/.briefing-stage/" in path,
    "publish": lambda event, path: event == "os.rename" and path.startswith(SITE)
    and ".briefing.json" not in path,
    "delete": lambda event, path: event == "os.remove" and path.startswith(SITE)
    and "/.briefing-stage/" not in path,
    "list": lambda event, path: path.endswith(".briefing.json.new") and event == "os.rename",
    "parse": lambda event, path: event == "open" and path.endswith(".pack"),
    "keep": lambda event, path: event in ("open", "os.rename") and path.startswith(CACHE)
    and path.endswith(".new"),
    "sweep": lambda event, path: event == "os.remove" and path.startswith(CACHE),
    "nothing": lambda event, path: False,
}

def watch(event, args):
    "Kill the build, not only the process that works for it, before an effect on disk."
    global LEFT
    if event not in ("open", "os.rename", "os.remove"):
        return
    if event == "open" and not (args[2] or 0) & (os.O_WRONLY | os.O_RDWR):
        return
    if not DOES[KIND](event, os.fspath(args[0]) if isinstance(args[0], (str, os.PathLike)) else ""):
        return
    LEFT -= 1
    if LEFT == 0:
        os.kill(BUILDER, signal.SIGKILL)

sys.addaudithook(watch)
pool._WORTH_A_PROCESS = 30
main(["build", "-q", "-C", ROOT, *sys.argv[4:]])
"""


def start(root: Path, kind: str, number: int) -> subprocess.Popen[bytes]:
    """Start a build with several processes; it is killed before the effect of that number."""
    command = [sys.executable, "-c", BUILD, kind, str(number), str(root), "--today", TODAY]
    return subprocess.Popen([*command, "--jobs", "3"], stdin=subprocess.DEVNULL)


def run(root: Path, kind: str, number: int) -> int:
    return start(root, kind, number).wait(timeout=120)


MOMENTS = [
    ("parse", 1),
    ("stage", 30),
    ("list", 1),
    ("delete", 17),
    ("publish", 1),
    ("publish", 70),
    ("list", 2),
    ("keep", 1),
    ("keep", 2),
    ("keep", 4),
    ("sweep", 1),
]
"""Effects, each told of its kind from one, in the order in which a build has them."""


@pytest.mark.parametrize(("kind", "number"), MOMENTS)
def test_law_5_the_next_build_repairs_one_killed_before_any_of_its_effects(
    project: Project, kind: str, number: int
):
    project.change()
    assert run(project.root, kind, number) == -signal.SIGKILL, "it was not killed"
    project.assert_nothing_half_written()
    project.assert_repaired()


@pytest.mark.parametrize("seed", range(int(os.environ.get("KILLS", 3))))
def test_law_5_the_next_build_repairs_one_killed_at_a_random_moment(project: Project, seed: int):
    project.change()
    running = start(project.root, "nothing", 0)
    try:
        running.wait(timeout=random.Random(seed).uniform(0.3, 1.5))
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
    project.assert_nothing_half_written()
    project.assert_repaired()


def test_law_5_one_killed_again_and_again_is_repaired(project: Project):
    project.change()
    for kind, number in random.Random(7).sample(MOMENTS, 4):
        run(project.root, kind, number)
        project.assert_nothing_half_written()
    project.assert_repaired()


def test_builds_at_the_same_time_all_succeed_and_make_one_right_site(project: Project):
    project.change()
    running = [start(project.root, "nothing", 0) for _ in range(3)]
    assert [one.wait(timeout=120) for one in running] == [0, 0, 0]
    project.assert_nothing_half_written()
    project.assert_repaired()
