"""Write a made-up digest as a project of briefing: `python corpus.py DIR --articles N`."""

from __future__ import annotations

import argparse
from pathlib import Path

import digest
from sites import briefing, documents


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up digest into a folder.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--articles", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=digest.SEED, metavar="S")
    options = parser.parse_args()
    if options.articles < 1:
        parser.error("--articles must be at least 1")
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    drawn = digest.draw(options.articles, options.seed)
    count = documents.write(briefing.files(drawn), options.folder)
    print(f"{count} files in {options.folder}")


if __name__ == "__main__":
    main()
