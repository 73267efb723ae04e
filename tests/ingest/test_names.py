"""Companies in a text: their names, products and weak aliases, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest import names
from briefing.ingest.names import Mention, Names
from briefing.ingest.registry import Registry
from briefing.model.records import Alias, Company, Person, Product, Where
from tests.ingest import shipped


def company(name: str, *aliases: Alias | str, **more) -> Company:
    id = name.lower().replace(" ", "-")
    known = tuple(Alias(alias) if isinstance(alias, str) else alias for alias in aliases)
    return Company(id=id, slug=id, where=Where(""), name=name, aliases=known, **more)


def found(text: str, *companies: Company) -> list[tuple[str, str]]:
    """Return the words of each mention with the name of its company."""
    looked = Names(Registry(companies)) if companies else names.of(shipped.registry())
    return [(text[m.start : m.end], m.company.name) for m in looked.find(text)]


def words(text: str, *companies: Company) -> list[str]:
    return [word for word, _ in found(text, *companies)]


def test_mention_says_where_whose_and_by_which_name() -> None:
    copilot = Product("Copilot", (Alias("Copilot+"),))
    registry = Registry((company("Northwind", "NWD", products=(copilot,)),))
    mentions = Names(registry).find("NWD sells Copilot+.")
    assert mentions == [
        Mention(0, 3, registry.companies[0], "NWD"),
        Mention(10, 18, registry.companies[0], "Copilot+", "Copilot"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Microsoft's plan and Microsoft’s cloud", ["Microsoft", "Microsoft"]),
        ("microsoft, micro-soft, Microsofts, MyMicrosoft, Microsoft_x", []),
        ("Google DeepMind is not Google", ["Google DeepMind", "Google"]),
        ("Amazon Web Services, Amazon Bedrock", ["Amazon Web Services", "Amazon Bedrock"]),
        ("Microsoft-backed, OpenAI-style, non-Google", ["Microsoft", "OpenAI", "Google"]),
        ("the Microsoft–OpenAI deal (Nvidia/AMD)", ["Microsoft", "OpenAI", "Nvidia", "AMD"]),
        ("Google\u00a0DeepMind and Google\nDeepMind", ["Google\u00a0DeepMind", "Google\nDeepMind"]),
        ("Google\n\nDeepMind", ["Google", "DeepMind"]),
        ("#OpenAI @Anthropic “Mistral”", ["OpenAI", "Anthropic", "Mistral"]),
        ("百度发布文心一言。与OpenAI竞争", ["百度", "文心一言", "OpenAI"]),
        ("the U.S. Department of Defense", ["U.S. Department of Defense"]),
        ("China's State Council", ["China's State Council"]),
        (
            "Qwen3-Max, Qwen2.5, TPUs, TPUv5, GPT-5.2",
            ["Qwen3", "Qwen2.5", "TPUs", "TPUv5", "GPT-5"],
        ),
        ("Metaverse, Oracles, Qwenish", []),
    ],
)
def test_names_are_whole_words_and_the_longest_wins(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MICROSOFT AND META RAISE SPENDING", ["MICROSOFT", "META"]),
        ("# APPLE DELAYS SIRI AGAIN\n\nThe meta tag.", ["APPLE", "SIRI"]),
        ("NVIDIA sells chips; set META to zero.", ["NVIDIA"]),
        ("AN APPLE A DAY", ["APPLE"]),
    ],
)
def test_capitals_are_known_in_headlines_and_where_a_name_is_no_word(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


def test_weak_alias_needs_other_evidence_of_its_company() -> None:
    assert found("Opus and Sonnet are forms.") == []
    assert found("Anthropic trained Opus.") == [("Anthropic", "Anthropic"), ("Opus", "Anthropic")]
    assert words("Opus was praised by Dario Amodei.") == ["Opus"]
    assert words("Redmond is near Seattle. Redmond said Azure grew.")[-1] == "Azure"
    assert words("Redmond is near Seattle. Azure grew.") == ["Redmond", "Azure"]


def test_weak_alias_within_a_longer_name_is_not_meant() -> None:
    text = (
        "The European Commission acted; the Federal Trade Commission waited; the Commission left."
    )
    assert words(text) == ["European Commission", "Commission"]


def test_weak_alias_of_two_owners_goes_to_the_one_in_the_text() -> None:
    pilot = Alias("Pilot", weak=True)
    both = (company("Northwind", pilot), company("Contoso", pilot))
    assert found("Pilot is out.", *both) == []
    assert found("Contoso has said that Pilot is out.", *both)[-1] == ("Pilot", "Contoso")


def test_weak_alias_counts_in_full_where_the_words_stand_that_it_requires() -> None:
    board = company("Ports Board", Alias("Board", weak=True, requires=("harbour",)))
    finder = Names(Registry((board,)))
    (mention,) = finder.find("The harbour is old. The Board will act.")
    assert not mention.weak
    assert finder.find("The school is old. The Board will act.") == []
    assert finder.find("The harbour saw the Rail Board. The Board will act.") == []


def test_the_commission_of_a_text_about_the_union_is_its_own() -> None:
    text = "The rules bind all clouds in the EU. The Commission will enforce them."
    assert found(text)[-1] == ("Commission", "European Commission")
    assert "Commission" not in words(
        "The EU objects. The Ports Commission met. The Commission left."
    )


def test_an_act_of_another_state_is_not_that_of_the_union() -> None:
    own = found("Colorado put off its AI Act by a year.")
    assert own == [("Colorado", "State of Colorado")]
    far = "The EU has a law. It is far from Colorado" + " and so on" * 30
    assert found(f"{far}. The AI Act binds all.")[-1] == ("AI Act", "European Union")


def test_required_words_must_stand_in_the_text() -> None:
    meta = company("Meta Platforms", Alias("Meta", requires=("Facebook", "social network")))
    assert words("Meta grows.", meta) == []
    assert words("Meta grows.\n\nIts Social network too.", meta) == ["Meta"]
    assert words("Meta grows. The facebook of a school.", meta) == []


def test_rejected_words_rule_out_what_stands_near_them() -> None:
    fruit = Alias("Pear", rejects=("orchard", "William Pear"))
    pear = company("Pear", fruit, "Pear Inc.")
    assert words("Pear prices fell. The orchard is old.", pear) == []
    far = " It rained, and then it rained some more, as it does." * 4
    assert words(f"Pear Inc. grows.{far} In the orchard a Pear fell.", pear) == ["Pear Inc."]
    assert words(f"Pear Inc. has an orchard.{far} Pear pays for it.", pear) == ["Pear Inc.", "Pear"]
    assert words("William Pear left. Pear stayed.", pear) == ["Pear"]


def test_what_is_said_of_an_alias_holds_for_the_name_of_the_same_spelling() -> None:
    plain = company("Pear")
    assert words("Pear in the orchard", plain) == ["Pear"]
    refined = company("Pear", Alias("Pear", rejects=("orchard",)))
    assert words("Pear in the orchard", refined) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Amazon rainforest lost a tenth of its trees. The Amazon is drying.",
        "In the Amazon, tributaries are low. Amazon towns ask for help.",
        "Apple pie and Apple juice. Apple growers in Kent had a poor year.",
        "Meta-analysis of forty trials. Meta-analyses differ.",
        "The Oracle of Delphi was asked twice. Oracle priests answered.",
        "A Meta-Analysis of Forty Trials. The Meta-PCA is new.",
        "AMAZON, BY BOAT\n\nA ferry on the Amazon.",
        "Gemini is the third sign of the zodiac. Gemini people talk.",
        "The twins founded Gemini Trust. Gemini holds coins.",
        "Project Gemini flew ten crews.",
        "Claude Monet painted ponds. Claude hated ice.",
        "Jean-Claude Juncker spoke.",
        "A farmer keeps Llama herds beside alpacas.",
        "The Mistral will blow for days. Gusts of the Mistral shut the port of software.",
        "A bill apart from the Texas AI Act, and Korea's AI Act, passed.",
        "MIT Technology Review reported it.",
        "Read us on Google News. Get it from the App Store.",
    ],
)
def test_other_meanings_of_a_name_are_no_mentions(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amazon said the Amazon rainforest matters.", ["Amazon"]),
        ("The Amazon deal stands. Andy Jassy signed.", ["Amazon"]),
        ("Apple Inc. opened a shop near an orchard; Apple paid.", ["Apple Inc.", "Apple"]),
        ("Google shows Gemini. Gemini is a star sign too.", ["Google", "Gemini", "Gemini"]),
        ("Claude is a chatbot.", ["Claude"]),
        ("Gemini 3 Pro leads.", ["Gemini"]),
        ("A test puts Grok beside Gemini.", ["Grok", "Gemini"]),
        ("Grok-4 beats Gemini 2.5.", ["Grok", "Gemini"]),
        ("Meta and Oracle cut jobs.", ["Meta", "Oracle"]),
        ("The Mistral model is a model of Mistral AI.", ["Mistral", "Mistral AI"]),
        ("Under the AI Act, and later the EU AI Act, labels are due.", ["AI Act", "EU AI Act"]),
    ],
)
def test_companies_with_ordinary_names_are_found_all_the_same(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


def test_names_are_known_as_headlines_and_officials_write_them() -> None:
    assert words("the Trump Administration, the UK Government; the trump administration") == [
        "Trump Administration",
        "UK Government",
    ]


def test_public_bodies_are_known_in_small_letters() -> None:
    text = "The AI safety institute and the bureau of industry and security met; an AI office too."
    assert words(text) == ["AI safety institute", "bureau of industry and security"]


def test_a_channel_that_a_company_owns_names_it_only_where_it_is_meant() -> None:
    assert found("Facebook and Instagram hire.") == [("Facebook", "Meta"), ("Instagram", "Meta")]
    assert words("She wrote on Facebook, and in a LinkedIn post, that YouTube grows.") == [
        "YouTube"
    ]


def test_names_are_known_without_the_capitals_within() -> None:
    assert words("Bytedance and Google Deepmind; Tiktok too") == [
        "Bytedance",
        "Google Deepmind",
        "Tiktok",
    ]
    assert words("Minimax search in machine learning, by Minimax.") == ["Minimax"]


@pytest.mark.parametrize(
    "text",
    [
        "Target dates slip. Visa queues grow.",
        "Scale matters. A National-Scale Plan for Schools",
        "The plan is late.\n\nBlock grants fell by a tenth.",
        "“Arm yourself with patience,” she said.",
        "Why Unity and Scale Matter to Every School in Leeds",
        "They met on Times Square, and the fair on the Square was loud. It hid Block 17.",
    ],
)
def test_a_word_that_begins_its_sentence_is_no_name_by_its_capital(text: str) -> None:
    listed = ("Arm", "Block", "Scale", "Square", "Target", "Unity", "Visa")
    assert words(text, *map(company, listed)) == []


def test_a_word_after_another_company_is_a_name_all_the_same() -> None:
    text = "Most of the traders in these towns use the Block Square app."
    assert words(text, *map(company, ("Block", "Square"))) == [
        "Block",
        "Square",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Target shares fell. The sales of Target were flat.",
        "Target shares fell. Target posted a loss.",
        "Target Corporation met. Target shares fell.",
        "The shop is owned by Target.",
        "Target's new till has no queue.",
        "Target, which sells shirts, opened late.",
    ],
)
def test_a_word_that_is_a_name_elsewhere_is_one_at_the_beginning_too(text: str) -> None:
    assert set(words(text, company("Target", "Target Corporation"))) >= {"Target"}
    assert words(text, company("Target", "Target Corporation"))[0].startswith("Target")


def test_a_name_that_ends_like_an_address_is_known_in_either_case() -> None:
    bots = company("Fable.AI")
    assert words("Fable.ai bans teens; Fable.AI agrees.", bots) == ["Fable.ai", "Fable.AI"]


def test_naming_somebody_is_evidence_of_the_company_and_no_mention() -> None:
    nova = company("Northwind", Alias("Nova", weak=True), people=(Person("Ada Byron"),), kind="lab")
    assert words("Ada Byron showed Nova.", nova) == ["Nova"]


def test_registry_without_names_finds_nothing() -> None:
    assert Names(Registry()).find("Microsoft") == []
    assert Names(Registry((company("Northwind"),))).find("") == []


@given(st.text(alphabet="MetaA mzon’'.-\n\0百é\u00a0OpenAI GPT5Claude", max_size=200))
def test_mentions_are_ordered_apart_and_within_the_text(text: str) -> None:
    mentions = names.of(shipped.registry()).find(text)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)


@pytest.mark.parametrize(
    "unit",
    [
        "Amazon ",
        "the Amazon rainforest ",
        "MIT Technology Review MIT ",
        "H ",
        "Sonnet ",
        "MICROSOFT ",
        "Apple pie\n\n",
        "The Commission will:\n\n",
        "GPT-5.2.",
        "百度",
        "\0",
        "(",
        "Meta",
    ],
)
def test_long_lines_take_no_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    names.of(shipped.registry()).find(text)
    assert time.process_time() - start < 2
