"""List the part of speech of common words: src/briefing/ingest/paste/words.py.

    python -m tests.ingest.listing LEXICON WORDS ...

LEXICON has words and the tag of each, as `textblob/en/en-lexicon.txt` of the package textblob;
WORDS are lists of common words: `english-words`, `american-words` and `british-words` of the
Debian package scowl, each `.10`, `.20` and `.35`.  What a word's end tells is not listed.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.ingest.paste import parts, words

TAGS = {
    "noun": "NN",
    "nouns": "NNS",
    "adjective": "JJ JJR JJS CD",
    "verb": "VB VBP",
    "does": "VBZ",
    "doing": "VBG",
    "done": "VBN VBD",
    "adverb": "RB RBR RBS",
    "small": "RP IN DT CC TO MD PRP PRP$ WDT WP WRB EX PDT UH",
}
"""The parts of speech that we tell apart, and their tags."""
COARSE = frozenset(
    "ass bastard bitch cock crap damn pussy rape retard tits whore".split()  # noqa: SIM905
)
"""Words that no table of ours needs."""
NEWER = {
    "noun": """
        analytics app backend backlog backup benchmark blog bot browser chatbot checklist checkpoint
        cloud codebase colour commerce compute cookie crowdfunding customisation cyberattack
        dashboard database dataset datacenter deadline deepfake defence demo deployment
        download downtime driver ecosystem email embedding endpoint engine favourite feedback
        fibre firewall firmware flowchart framework freelancer frontend fundraising
        gateway gig guardrail handover harbour
        hardware hashtag headcount homepage hub hyperscaler inference influencer infrastructure
        interface internet invoice keyword labour laptop latency launch layoff layout leaderboard
        licence lifecycle login loop malware marketplace meme messenger metadata metric middleware
        milestone mindset network newsletter notebook offering onboarding outage outlook outreach
        outsourcing oversight ownership parser password paywall payload pipeline pixel platform
        playbook plugin podcast portal preview prompt prototype query ransomware repo repository
        roadmap robotics rollback rollout router runbook runtime sandbox scenario scorecard screen
        scraper server shortlist simulator skillset smartphone software spreadsheet stack
        stakeholder startup storefront streaming subscriber supercomputer sustainability tariff
        taxonomy template theatre throughput timeline token toolkit toolbar touchpoint traceability
        transformer tutorial uptime usability vendor video walkthrough warehouse watermark webinar
        website workaround workbench workflow workforce workload workplace workspace workstation
    """,
    "verb": """
        analyse automate browse bundle configure debug decode delete deploy embed
        encode encrypt format index iterate onboard outsource paste refactor repurpose
        retrain reuse reskill schedule scrape subscribe sync unlock update upgrade upload upskill
    """,
    "adjective": """
        agentic asynchronous autonomous bespoke digital encrypted generative granular
        interoperable iterative mobile multimodal offline online predictive proprietary realtime
        scalable seamless serverless siloed sovereign stateless synthetic turnkey viral virtual
    """,
}
"""Words that are younger than the lexicon, or spelled as in Britain."""
WORD = re.compile(r"[a-z]{2,}")
WIDTH = 800
"""Letters of a line."""
HEAD = '''\
"""What part of speech common words are most often, where their end does not tell.

Made by `python -m tests.ingest.listing` from Brill's lexicon and SCOWL; `words.LICENSE` says on
what terms.
"""

LISTED = """\\
'''


def tagged(lexicon: str) -> dict[str, str]:
    """Return the part of speech of each word of a lexicon."""
    names = {tag: name for name, tags in TAGS.items() for tag in tags.split()}
    pairs = (line.split() for line in lexicon.splitlines())
    return {pair[0]: names[pair[1]] for pair in pairs if len(pair) == 2 and pair[1] in names}


def needed(known: Mapping[str, str]) -> dict[str, str]:
    """Return the words whose end does not tell what they are, or tells it wrong."""
    found: dict[str, str] = {}
    for word in sorted(known, key=lambda word: (len(word), word)):
        if parts.by_end(word, found) != known[word]:
            found[word] = known[word]
    return found


def written(listed: Mapping[str, str]) -> str:
    """Return the module of a list."""
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for word, name in sorted(listed.items()):
        own = lists[name]
        if not own or len(own[-1]) + len(word) >= WIDTH:
            own.append(name)
        own[-1] += f" {word}"
    return HEAD + "".join(f"{line}\n" for name in sorted(lists) for line in lists[name]) + '"""\n'


def main(lexicon: str, lists: Sequence[str]) -> str:
    """Write the list."""
    known = tagged(Path(lexicon).read_text("utf-8"))
    common = {word for path in lists for word in Path(path).read_text("latin-1").split()}
    told = {word: known[word] for word in common & set(known) - COARSE if WORD.fullmatch(word)}
    newer = {word: name for name, words in NEWER.items() for word in words.split()}
    listed = needed(newer | told)
    Path(words.__file__).write_text(written(listed), "utf-8")
    return f"{len(listed)} words"


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1], sys.argv[2:]) + "\n")
