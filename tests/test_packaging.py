"""The wheel, installed in a fresh environment, works outside of the repository."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.site import ROOT, SMALL, SMALL_ARTICLE, TODAY, Site, write


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", where, ROOT)
    (built,) = where.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script of a fresh environment; dependencies are taken from that of the tests."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    pip(sys.executable, "--python", python, "install", "-q", "--no-deps", "--no-index", wheel)
    packages = ask(python, "import sysconfig; print(sysconfig.get_path('purelib'))")
    others = sysconfig.get_path("purelib")
    Path(packages, "zz_dependencies.pth").write_text(f"{others}\n", encoding="utf-8")
    where = ask(python, "import briefing; print(briefing.__file__)")
    assert Path(where).is_relative_to(packages), where
    return scripts / ("briefing.exe" if os.name == "nt" else "briefing")


def pip(python: str, *arguments: str | Path) -> None:
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    done = subprocess.run(
        [python, "-m", "pip", *map(str, arguments)],
        env=os.environ | quiet,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-900:]


def ask(python: Path, code: str) -> str:
    return subprocess.check_output(
        [python, "-c", code], encoding="utf-8", cwd=python.parent
    ).strip()


def run(command: Path, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [command, *arguments], cwd=folder, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stderr[-900:]
    return done.stderr


def test_wheel_carries_the_design_the_starter_and_nothing_of_the_tests(wheel: Path):
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
    for folder in ("templates", "static", "content/companies", "content/themes"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        wanted = {f"briefing/design/{path.relative_to(ROOT).as_posix()}" for path in files}
        assert wanted <= names
    assert "briefing/starter/briefing.toml" in names
    assert "briefing/starter/dot-github/workflows/pages.yml" in names
    assert not [name for name in names if name.startswith(("tests", "content", "site"))]
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"briefing"}


def test_a_new_project_builds_with_the_installed_wheel(command: Path, tmp_path: Path):
    run(command, tmp_path, "init", "digest")
    told = run(command, tmp_path, "build", "-C", "digest")
    assert "Built" in told
    site = Site(tmp_path / "digest" / "site")
    assert site.has("/companies/example-labs/")
    assert site.has("/style.css")
    site.assert_whole()
    assert "0 errors" in told or "error" not in told


def test_the_installed_wheel_knows_companies_without_a_project(command: Path, tmp_path: Path):
    text = "Own models\n\nMicrosoft will publish its own models by 2027, it said.\n"
    write(tmp_path, {"paste.txt": text})
    told = run(command, tmp_path, "ingest", "--stdout", "paste.txt")
    assert "companies    Microsoft" in told
    assert "by 2027" in told


def test_own_template_and_static_file_win_with_the_installed_wheel(command: Path, tmp_path: Path):
    own = '{% extends "base.html" %}{% block main %}<h1>Own {{ page.title }}</h1>{% endblock %}'
    files = {"templates/article.html": own, "static/style.css": "body { color: navy }\n"}
    write(tmp_path, SMALL | files)
    run(command, tmp_path, "build", "--today", TODAY)
    site = Site(tmp_path / "site")
    assert site.page(SMALL_ARTICLE).one("h1").text.startswith("Own Microsoft")
    assert site.read("/style.css") == "body { color: navy }\n"
    assert "/companies/microsoft/" in site.links("/")


def test_the_wheel_builds_the_same_bytes_as_the_source_tree(command: Path, tmp_path: Path):
    from tests.site import build, tree

    write(tmp_path, SMALL)
    run(command, tmp_path, "build", "--today", TODAY, "--output", "by-wheel")
    source = build(tmp_path, "--output", tmp_path / "by-source")
    assert tree(tmp_path / "by-wheel") == tree(source.folder)


def test_version_is_that_of_the_package(command: Path, tmp_path: Path):
    done = subprocess.run(
        [command, "--version"], capture_output=True, encoding="utf-8", cwd=tmp_path
    )
    assert done.stdout.startswith("briefing")
    assert done.stdout.split()[-1][0].isdigit()
