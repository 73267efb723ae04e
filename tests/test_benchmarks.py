"""The benchmarks compare like with like, and measure the same digest everywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site import ROOT, check, tree

BENCHMARKS = ROOT / "benchmarks"
ARTICLES = 30
INSTALLED = {path.parent.name.split("-")[0] for path in BENCHMARKS.glob(".cache/*/installed")}
"""Generators that a benchmark has brought before; tests load nothing from the network."""


def run(script: str, *arguments: str | Path, **environment: str) -> None:
    subprocess.run(
        [sys.executable, BENCHMARKS / script, *map(str, arguments)],
        env=os.environ | environment,
        check=True,
        capture_output=True,
        timeout=180,
    )


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    run("corpus.py", folder, "--articles", str(ARTICLES))
    return folder


def articles(folder: Path) -> dict[str, bytes | None]:
    return tree(folder / "content" / "articles")


def test_the_corpus_is_the_same_in_every_process(corpus: Path, tmp_path: Path):
    run("corpus.py", tmp_path, "--articles", str(ARTICLES), PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    assert tree(tmp_path) == tree(corpus)


def test_another_seed_gives_another_corpus(corpus: Path, tmp_path: Path):
    run("corpus.py", tmp_path, "--articles", str(ARTICLES), "--seed", "8")
    assert articles(tmp_path).keys().isdisjoint(path for path in articles(corpus) if ".md" in path)


def test_a_larger_corpus_holds_the_smaller(corpus: Path, tmp_path: Path):
    run("corpus.py", tmp_path, "--articles", str(ARTICLES + 10))
    assert articles(corpus).items() <= articles(tmp_path).items()


def test_the_corpus_has_nothing_to_mend(corpus: Path):
    assert check(corpus, "--strict") == (0, [])


def test_articles_are_as_long_as_those_of_a_digest(corpus: Path):
    sizes = [len(text) for text in articles(corpus).values() if text]
    assert len(sizes) == ARTICLES
    assert min(sizes) > 6_000
    assert max(sizes) < 11_000


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int]]:
    """How many files of each kind every generator writes."""
    file = tmp_path_factory.mktemp("results") / "results.json"
    names = ",".join(["briefing", *INSTALLED])
    size = ("--articles", str(ARTICLES), "--rounds", "1")
    run("run.py", "--only", names, "--cases", "cold", *size, "--json", file)
    measured = json.loads(file.read_text(encoding="utf-8"))["generators"]
    return {name: each["output"]["kinds"] for name, each in measured.items()}


def test_a_run_builds_the_site_and_counts_its_pages(outputs: dict[str, dict[str, int]]):
    assert outputs["briefing"]["articles"] == ARTICLES + 1


@pytest.mark.parametrize("name", ["hugo", "pelican"])
def test_other_sites_have_the_same_kinds_of_pages(outputs: dict[str, dict[str, int]], name: str):
    if name not in outputs:
        pytest.skip(f"{name} is not here: 'make bench' brings it")
    assert outputs[name].keys() == outputs["briefing"].keys()
    assert outputs[name]["articles"] == outputs["briefing"]["articles"]
