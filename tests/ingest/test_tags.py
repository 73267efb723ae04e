"""Tags: which companies, themes and years an article is about, and what else is pointed out."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ingest.drafts import Candidate, Dropped, DueTime, Material, Suggestion
from briefing.ingest.front_matter import reference
from briefing.ingest.registry import Registry
from briefing.ingest.tags import tags
from briefing.ingest.times import due_times
from briefing.model.records import Alias, Company, Person, Product, Theme, Where
from tests.ingest import shipped

FIXTURES = Path(__file__).parents[1] / "fixtures" / "ingest"

REGISTRY = Registry(
    companies=(
        Company(
            id="northwind",
            slug="northwind",
            where=Where(""),
            name="Northwind",
            kind="lab",
            products=(Product("Zephyr", (Alias("Zephyr Mini"),)), Product("N200")),
            people=(Person("Ada Byron"),),
        ),
        Company(
            id="contoso",
            slug="contoso",
            where=Where(""),
            name="Contoso",
            aliases=(Alias("Contoso Ltd."),),
            products=(Product("Parrot"),),
        ),
        Company(id="contoso-labs", slug="contoso-labs", where=Where(""), name="Contoso Labs"),
        Company(id="fabrikam", slug="fabrikam", where=Where(""), name="Fabrikam"),
        Company(id="tailspin", slug="tailspin", where=Where(""), name="Tailspin"),
        Company(id="board", slug="board", where=Where(""), name="Water Board", kind="regulator"),
    ),
    themes=(
        Theme(
            id="compute",
            slug="compute",
            where=Where(""),
            name="Data centres",
            keywords=("gigawatt", "supercomputer", "cluster", "computing capacity"),
        ),
        Theme(
            id="open",
            slug="open",
            where=Where(""),
            name="Open models",
            aliases=(Alias("open weights"), Alias("openness", weak=True)),
            keywords=("open source", "free licence", "download"),
        ),
        Theme(
            id="devices",
            slug="devices",
            where=Where(""),
            name="Devices",
            keywords=("Assistant", "voice assistant", "loudspeaker"),
        ),
        Theme(id="energy", slug="energy", where=Where(""), name="Energy", keywords=("reactor",)),
    ),
)


def found(kind: str, markdown: str, *, title: str = "A title", **more) -> list[Suggestion]:
    material = Material(raw="", title=title, markdown=markdown, **more)
    dues = due_times(markdown, reference(material.published))
    return [one for one in tags(material, REGISTRY, (), dues) if one.kind == kind]


def accepted(kind: str, markdown: str, **more) -> list[str]:
    return [one.value for one in found(kind, markdown, **more) if one.accepted]


def values(kind: str, markdown: str, **more) -> list[str]:
    return [one.value for one in found(kind, markdown, **more)]


class TestCompanies:
    ARTICLE = (
        "Northwind has opened a hall in Leeds. The lab will train Zephyr there.\n\n"
        "The hall has ten rows, each of them as long as a train. Work on it took two years, as the "
        "ground was wet and the permits were slow to come.\n\n## What Northwind says\n\n"
        "Northwind said that more would follow. Rivals such as Fabrikam rent theirs."
    )

    def test_main_company_is_primary_and_one_named_in_passing_is_not_a_tag(self) -> None:
        main, passing = found("company", self.ARTICLE, title="Northwind opens a hall")
        assert main.value == "Northwind"
        assert main.accepted
        assert main.details == {"weight": "primary"}
        assert passing.value == "Fabrikam"
        assert not passing.accepted
        assert passing.details == {"weight": "mentioned"}

    def test_reason_says_where_and_how_often(self) -> None:
        main, passing = found("company", self.ARTICLE, title="Northwind opens a hall")
        assert main.reason == "primary: title, lead, heading, 5 times in 3 paragraphs"
        assert passing.reason == "mentioned: once"

    def test_scores_fall_and_lie_between_nought_and_one(self) -> None:
        scores = [one.score for one in found("company", self.ARTICLE, title="Northwind, Contoso")]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)

    @pytest.mark.parametrize("when", ["", " on Tuesday", " on May 19", " Friday", " in March"])
    def test_a_company_acts_on_a_day_too(self, when: str) -> None:
        text = f"A hall was opened in Leeds. Contoso{when} agreed to build a second one beside it."
        assert accepted("company", text) == ["Contoso"]

    ROUND_UP = (
        "Halls are built in many places, as the demand for them grows from year to year.\n\n"
        "Northwind has opened one in Leeds, beside the river and the old mill.\n\n"
        "Not to be outdone, Contoso bought one in Hull. It stood empty for a while.\n\n"
        "Fabrikam leased two in York, which are older.\n\nAll need power.\n\nAll need water."
    )

    def test_a_round_up_is_about_each_company_that_has_a_paragraph(self) -> None:
        assert set(accepted("company", self.ROUND_UP)) == {"Northwind", "Contoso", "Fabrikam"}
        of_two = self.ROUND_UP.replace("Fabrikam", "Somebody")
        assert accepted("company", of_two) == []
        assert accepted("company", self.ROUND_UP, title="Tailspin shuts") == ["Tailspin"]

    def test_a_public_body_may_be_called_by_its_kind(self) -> None:
        text = (
            "The Water Board met in Leeds.\n\nTwo rivers are low.\n\n"
            "The Board ruled that water must be saved. The Board set a limit."
        )
        by_kind = found("company", text)[0]
        assert by_kind.reason == "primary: lead, 3 times in 2 paragraphs"
        assert found("company", text.replace("The Water Board", "They")) == []
        other = found("company", text.replace("The Board", "The Board of Hull"))
        assert other[0].reason.endswith(": lead, once")
        small = found("company", text.replace("The Board", "the board"))
        assert small[0].reason == by_kind.reason

    def test_a_name_in_apposition_acts(self) -> None:
        text = "Rain fell.\n\nThe largest firm in the county, Contoso, {} a hall."
        (acts,), (other,) = (found("company", text.format(verb)) for verb in ("built", "and"))
        assert acts.score >= other.score + 0.17

    @pytest.mark.parametrize(
        ("acting", "idle"),
        [
            ("In Leeds, Contoso ferments its own hops.", "In Leeds, Contoso hops are green."),
            ("Tailspin and Contoso research hops.", "A Contoso research hop is green."),
            ("Fabrikam and Contoso had ended talks.", "Talks with Fabrikam and Contoso had ended."),
        ],
    )
    def test_who_takes_an_object_acts_and_who_is_taken_along_does_not(
        self, acting: str, idle: str
    ) -> None:
        does, is_told = (
            next(one for one in found("company", f"Rain fell.\n\n{text}") if one.value == "Contoso")
            for text in (acting, idle)
        )
        assert does.score >= is_told.score + 0.16

    def test_company_that_acts_late_and_often_is_a_tag(self) -> None:
        text = "\n\n".join(
            ["A hall was opened in Leeds, after two years of work on it."]
            + ["It has ten rows.", "Contoso built the hall. Contoso paid for half of it."] * 2
        )
        assert accepted("company", text) == ["Contoso"]

    @pytest.mark.parametrize(
        "text",
        [
            "Others do so too, like Contoso.",
            "She had worked for Contoso before.",
            "A former Contoso manager runs it.",
            "It competes with Contoso.",
            "The new one outperforms Contoso.",
            "Shares of the maker (CTS: Contoso) fell.",
            "The Contoso-backed firm agreed.",
            "It costs less than Contoso.",
            "Firms such as Fabrikam, Tailspin and Contoso have agreed.",
            "Contoso declined to comment.",
            "Fabrikam and Contoso did not immediately respond.",
        ],
    )
    def test_asides_are_no_tags(self, text: str) -> None:
        article = f"A hall was opened in Leeds, after two years of work on it. {text}"
        assert accepted("company", article) == []

    def test_products_lead_to_their_owners(self) -> None:
        text = "Zephyr Mini can now read tables. It was trained for a year."
        assert accepted("company", text, title="Zephyr learns to read") == ["Northwind"]

    @pytest.mark.parametrize(
        "markdown",
        [
            "```\nNorthwind = 1\nContoso\n```",
            "    Northwind\n    Contoso",
            "[a link](https://Northwind.example/Contoso) and ![Northwind](Contoso.png)",
            "<https://Northwind.example> and https://Contoso.example/Northwind",
            "<div>Northwind</div>",
            "[^1]: https://Northwind.example\n\n[ref]: /Contoso 'Northwind'",
            "By Northwind News Desk",
            "Image: Northwind",
            "Read more: Northwind buys Contoso",
            "(Disclosure: Northwind has invested in this paper.)",
            "© Contoso",
        ],
    )
    def test_what_is_not_said_by_the_article_never_counts(self, markdown: str) -> None:
        assert found("company", f"A hall was opened in Leeds.\n\n{markdown}") == []

    def test_dropped_passages_never_count(self) -> None:
        advert = Dropped("Northwind Zephyr: try it now. Contoso too.", 4, "advert")
        text = "A hall was opened in Leeds."
        assert found("company", text, dropped=(advert,), kicker="Contoso", author="Contoso") == []

    def test_text_in_tables_lists_quotes_and_emphasis_counts(self) -> None:
        text = (
            "A hall was opened.\n\n| who |\n| --- |\n| **Northwind** |\n\n- _Contoso_ paid\n\n"
            "> Fabrikam built [it, says Tailspin](https://x.example)"
        )
        assert sorted(values("company", text)) == ["Contoso", "Fabrikam", "Northwind", "Tailspin"]

    OPENING = (
        "Northwind and Contoso will fill three halls beside the river in Leeds with a million "
        "chips of their own, the two firms said on Tuesday. {} has signed contracts of the same "
        "kind.\n\nThe chips will be in use next year. They run hot."
    )

    def test_in_an_opening_who_is_named_once_after_the_news_is_only_mentioned(self) -> None:
        text = self.OPENING.format("Tailspin")
        title = "Contoso to use more chips"
        assert accepted("company", text, title=title) == ["Contoso", "Northwind"]
        more = f"{text}\n\nTailspin said so, and Tailspin grew."
        assert "Tailspin" in accepted("company", more, title=title)

    def test_the_source_of_a_comparison_is_not_compared(self) -> None:
        told, aside = (
            found("company", f"Halls grow faster than mills, {words} Contoso.")[0].score
            for words in ("according to a study of", "and faster than")
        )
        assert told > aside + 0.1

    def test_summary_counts_unless_it_is_the_beginning_of_the_text(self) -> None:
        text = "A hall was opened in Leeds, paid for by Contoso. " + "It has ten rows. " * 9
        other = "Contoso paid for a hall, which has ten rows and was built in two years."
        repeated, own = (
            found("company", f"{text}\n\nIt rained.\n\nIt snowed.", summary=summary)[0]
            for summary in (text[:120], other)
        )
        assert repeated.reason == "tag: lead, once"
        assert "summary, lead, 2 times" in own.reason

    def test_publisher_that_speaks_of_itself_is_a_tag(self) -> None:
        text = (
            "We have opened a hall in Leeds.\n\nOur engineers built it. It has ten rows.\n\n"
            "It was cold.\n\nPeople of Contoso came."
        )
        assert accepted("company", text, publisher="Contoso Newsroom") == ["Contoso"]
        assert accepted("company", text, publisher="The Paper") == []
        assert accepted("company", text, site="Contoso News") == ["Contoso"]

    def test_precision_and_recall_on_articles_that_were_not_tuned_on(self) -> None:
        right = wrong = missed = 0
        assert len(labelled("tagging-held.txt")) >= 30
        for gold, maybe, material in labelled("tagging-held.txt"):
            got = shipped_companies(material) - (maybe - gold)
            right += len(got & gold)
            wrong += len(got - gold)
            missed += len(gold - got)
        assert right / (right + wrong) >= 0.97
        assert right / (right + missed) >= 0.95

    def test_precision_and_recall_on_articles_that_weights_were_fitted_to(self) -> None:
        right = wrong = missed = 0
        for gold, _, material in labelled("tagging-fitted.txt"):
            got = shipped_companies(material)
            right += len(got & gold)
            wrong += len(got - gold)
            missed += len(gold - got)
        assert right / (right + wrong) >= 0.97
        assert right / (right + missed) >= 0.95


def labelled(name: str) -> list[tuple[set[str], set[str], Material]]:
    """Read articles under "=== tags | named in passing, ~ for either | themes" lines."""
    read = []
    for part in (FIXTURES / name).read_text("utf-8").split("=== ")[1:]:
        head, _, body = part.partition("\n")
        gold, passing, _ = (set(field.split()) for field in head.split("|"))
        title, _, markdown = body.strip().partition("\n")
        material = Material(raw="", title=title.removeprefix("# "), markdown=markdown.strip())
        read.append((gold, {id[1:] for id in passing if id[0] == "~"}, material))
    return read


def shipped_companies(material: Material) -> set[str]:
    registry = shipped.registry()
    ids = {company.name: company.id for company in registry.companies}
    return {
        ids[one.value] for one in tags(material, registry) if one.kind == "company" and one.accepted
    }


class TestThemes:
    def test_names_aliases_and_keywords_in_any_form_lead_to_themes(self) -> None:
        text = "Two data-centers with Gigawatts of power.\n\nThe supercomputers follow."
        assert accepted("theme", text) == ["Data centres"]
        assert accepted("theme", "A model with OPEN WEIGHTS.") == ["Open models"]
        assert accepted("theme", "It is licensed freely: free licences and downloads.") == [
            "Open models"
        ]

    def test_the_parts_of_a_name_are_names(self) -> None:
        theme = Theme(id="c", slug="c", where=Where(""), name="Data centres and cooling")
        material = Material(
            raw="", title="News", markdown="Two data centers came. One data center."
        )
        registry = Registry(companies=(), themes=(theme,))
        (one,) = (one for one in tags(material, registry) if one.kind == "theme")
        assert one.accepted
        assert one.reason == "lead: Data centres ×2"

    def test_units_of_power_are_read_when_they_are_cut_short(self) -> None:
        text = "The cluster has 3 GW, the other 1.2 GW. A third has 9 GW."
        assert accepted("theme", text) == ["Data centres"]

    def test_an_article_of_something_else_gets_none(self) -> None:
        assert found("theme", "The cat sat on the mat. Cats do.") == []

    def test_a_single_ordinary_word_is_not_enough(self) -> None:
        assert accepted("theme", "A cluster of cases.", title="A cluster of cases") == []

    def test_a_keyword_that_is_a_name_counts_less_in_other_letters(self) -> None:
        named, other = (
            found("theme", f"The {word} came.", title=f"The {word}")[0].score
            for word in ("Assistant", "assistant")
        )
        assert named > other

    def test_at_most_three_are_accepted_and_the_likeliest_come_first(self) -> None:
        text = "Data centres, data centres. Open models. Devices with a voice assistant. Energy."
        themes = found("theme", text, title="Data centres, open models, devices, energy")
        assert sum(one.accepted for one in themes) == 3
        scores = [one.score for one in themes]
        assert scores == sorted(scores, reverse=True)

    def test_reason_names_the_words(self) -> None:
        (theme,) = found("theme", "A gigawatt here. A gigawatt there. A supercomputer.")
        assert theme.reason == "lead: gigawatt ×2, supercomputer"


class TestYears:
    def due(self, year: int, kind: str = "by") -> DueTime:
        first, last = date(year, 1, 1), date(year, 12, 31)
        return DueTime(0, 7, f"by {year}", str(year), kind, "year", first, last)

    def test_year_in_the_title_is_accepted(self) -> None:
        assert accepted("year", "It rained.", title="Northwind to build a hall by 2031") == ["2031"]

    def test_year_in_the_text_is_suggested(self) -> None:
        (year,) = found("year", "Northwind will build a hall by 2031. Rain by 2031 too.")
        assert (year.value, year.accepted) == ("2031", False)
        assert "by 2031" in year.reason

    @pytest.mark.parametrize("crumb", ["- Read more: ", "Photo credit: ", "> Related: "])
    def test_year_in_a_line_that_is_not_the_articles_own_is_not_suggested(self, crumb: str) -> None:
        assert values("year", f"It rained.\n\n{crumb}Contoso to build it by 2031.") == []
        assert values("year", "It rained.\n\n- Contoso is to build it by 2031.") == ["2031"]

    def test_year_of_a_commitment_is_accepted(self) -> None:
        material = Material(raw="", title="A title", markdown="It rained.")
        candidate = Candidate("S.", 0, 2, "Northwind", "build", self.due(2033), None, "will", 0.9)
        years = [one for one in tags(material, REGISTRY, [candidate]) if one.kind == "year"]
        assert [(one.value, one.accepted) for one in years] == [("2033", True)]
        assert years[0].reason == "commitment, “by 2033”"

    def test_year_is_that_of_the_last_day_and_for_a_start_of_the_first(self) -> None:
        text = "It must hold from 2031 on. The rule applies until the end of 2034."
        assert values("year", text) == ["2031", "2034"]

    def test_relative_times_count_from_the_day_of_the_article(self) -> None:
        text = "Northwind will build a hall by the end of next year."
        assert values("year", text, published="2029-05-04") == ["2030"]
        assert values("year", text) == []


class TestNewCompanies:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Adatum Labs released a model on Monday.", "Adatum Labs"),
            ("In May CoreLogic signed a contract. CoreLogic will build a hall.", "CoreLogic"),
            ("The French start-up Wingtip raised a billion dollars.", "Wingtip"),
            ("Wingtip, a maker of toys, bought a hall.", "Wingtip"),
            ("Last week the Ministry of Economy in Warsaw approved it.", "Ministry of Economy"),
            ("In Brussels the European Parliament adopted a law.", "European Parliament"),
            ("Trey Research and Lucerne Capital funded it.", "Lucerne Capital"),
            ("Wingtip has built a hall. Wingtip plans to build two.", "Wingtip"),
            ("Wingtip will build a hall, said Wingtip's founder.", "Wingtip"),
            ("Rival Lucerne Capital bought it.", "Lucerne Capital"),
        ],
    )
    def test_unknown_organisations_that_act_are_suggested(self, text: str, expected: str) -> None:
        (one, *_) = found("new-company", text)
        assert one.value == expected
        assert not one.accepted
        assert "not in the registry" in one.reason

    @pytest.mark.parametrize(
        "text",
        [
            "Northwind built a hall. Contoso bought it. Zephyr reads tables.",
            "Jane Doe, the mayor, opened the hall. Doe signed the permit. Doe cut a ribbon.",
            "John Smith bought it. Smith sold it. In May Smith launched another.",
            "In March Germany adopted a law. Germany passed it. Later Germany withdrew it.",
            "In May Reuters reported it. On Monday Reuters published more and Reuters added this.",
            "Analysts raised targets. Critics bought shares. Critics sold them.",
            "Ada Byron launched Zephyr. Byron trained it. In May Byron sold it.",
            "The CEO Jordan Baker signed. In May the analyst Wingtip raised a target.",
            "A week later Wingtip was there. People saw Wingtip.",
            "On Monday Wingtip said it. In May Wingtip told us so.",
            "Demand rose by half. Demand exceeded supply. Demand led to queues.",
            "Residents sued the town. Residents signed a letter and sued again.",
            "Generative AI raised hopes and sold well.",
            "AI changed it. In May AI raised hopes; the GPU sold well and the GPU built cars.",
        ],
    )
    def test_people_places_papers_and_words_are_not(self, text: str) -> None:
        assert values("new-company", text) == []

    def test_those_who_bring_the_article_are_not(self) -> None:
        text = "In May Wingtip built a hall. In June Wingtip sold it."
        assert values("new-company", text) == ["Wingtip"]
        assert values("new-company", text, publisher="Wingtip") == []

    def test_headings_and_titles_tell_nothing(self) -> None:
        text = "## Wingtip Labs Buys A Hall\n\nIt rained.\n\n## Wingtip Labs Sells It"
        assert values("new-company", text, title="Wingtip Labs Buys A Hall") == []


class TestOwnership:
    @pytest.mark.parametrize(
        "text",
        [
            "Contoso is advancing Zephyr, aiming for more.",
            "Contoso's Zephyr is popular.",
            "Contoso’s new Zephyr model was shown.",
            "Zephyr, Contoso's chatbot, was updated.",
            "Zephyr, developed by Contoso, is free.",
            "Contoso unveiled its Zephyr assistant in May.",
            "Contoso, the maker of Zephyr, raised money.",
            "Zephyr is Contoso's chatbot.",
            "The Contoso-developed Zephyr leads.",
            "Zephyr was launched by Contoso in 2023.",
            "Contoso launched Zephyr in 2023.",
            "The Contoso chatbot Zephyr was updated.",
            "Contoso’s AI chatbot, Zephyr, was updated.",
            "Zephyr, a product of Contoso, was updated.",
            "The assistant Zephyr (a product of Contoso) was updated.",
            "Zephyr, the chatbot of the German company Contoso, was updated.",
            "Zephyr, an open-weight model family built by Contoso, is free.",
            "Zephyr, an assistant from Contoso, was updated.",
            "Zephyr from Contoso is popular.",
            "Zephyr by Contoso was downloaded often.",
            "Zephyr is a Contoso chatbot.",
            "Zephyr, the Contoso chatbot, was updated.",
            "Zephyr is a product of Contoso.",
            "Zephyr, which Contoso launched in 2023, is popular.",
            "Zephyr belongs to Contoso.",
            "The Contoso-owned Zephyr leads.",
        ],
    )
    def test_products_given_to_others_are_pointed_out(self, text: str) -> None:
        (one,) = found("ownership", text)
        assert one.value == "Zephyr"
        assert not one.accepted
        assert one.details == {"said": "Contoso", "owner": "Northwind", "sentence": text}
        assert one.reason == "given to Contoso here; by the registry it belongs to Northwind"

    @pytest.mark.parametrize(
        "text",
        [
            "Contoso uses Zephyr.",
            "Zephyr in Parrot is new. Northwind’s integration of Zephyr into Parrot as a tool.",
            "Contoso's Zephyr integration is live. Contoso's Zephyr-powered bot.",
            "Contoso's answer to Zephyr was Parrot. Contoso's Zephyr rival is out.",
            "Contoso's rival Zephyr is out.",
            "Contoso launches Zephyr in Parrot. Contoso released Zephyr on its cloud.",
            "Contoso competes with Zephyr. Contoso and Northwind brought Zephyr to Parrot.",
            "Contoso builds Zephyr into Parrot. Contoso makes Zephyr available.",
            "Contoso's N200s are full. Contoso's N200 runs.",
            "Zephyr is not Contoso's chatbot.",
            "Zephyr, Contoso's new choice, is fast.",
            "Contoso introduced Zephyr, a model by Northwind.",
            "The Contoso-backed Northwind's Zephyr leads.",
            "Contoso's Parrot and Northwind's Zephyr. Parrot, Zephyr (Northwind), Contoso.",
            "Contoso Labs' Parrot and Contoso Labs launched Parrot.",
            "The Water Board's Zephyr model. Zephyr, developed by the Water Board.",
            "Users asked Zephyr. Contoso's answer came late.",
            "Zephyr, a rival of Contoso's Parrot, is popular.",
            "Zephyr is not a product of Contoso. Zephyr, unlike a product of Contoso, is free.",
            "Users moved to Zephyr from Contoso. Traffic to Zephyr from Contoso grew.",
            "Zephyr, which Contoso sees as a rival, improved.",
            "Zephyr, used by Contoso in Parrot, is liked. Zephyr, a model that Contoso sells.",
            "Zephyr beats Contoso on some tests. Zephyr was ahead of Contoso for a year.",
        ],
    )
    def test_using_selling_and_rivalling_claims_nothing(self, text: str) -> None:
        assert found("ownership", text) == []

    def test_a_claim_in_a_list_is_told_once(self) -> None:
        text = "- Northwind grows.\n- Contoso is advancing Zephyr.\n- Contoso is advancing Zephyr."
        assert values("ownership", text) == ["Zephyr"]


@settings(max_examples=60)
@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_gets_tags_without_an_error(markdown: str, title: str) -> None:
    for one in tags(Material(raw="", title=title, markdown=markdown), shipped.registry()):
        assert 0 <= one.score <= 1
        assert one.value


WORDS = ["Northwind", "Contoso", "’s", "Zephyr", "is", "launched", "by", "2031", "##", "-", "```"]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_companies_of_a_draft_are_named_in_its_text(words: list[str]) -> None:
    text = " ".join(words)
    material = Material(raw="", title="", markdown=text)
    for one in tags(material, REGISTRY):
        assert one.kind != "company" or one.value in text or "Zephyr" in text


@pytest.mark.parametrize(
    "unit",
    [
        "Microsoft said Google ",
        "Microsoft, Google and ",
        "Microsoft's Claude, ",
        "Northgate Labs launched Wingtip. ",
        "a ",
        "A ",
        "- ",
        "> ",
        "(",
        "[",
        "\0",
        "data centre ",
        "such as ",
        "Microsoft (",
        "Aa Bb of ",
    ],
)
def test_a_hundred_kilobytes_of_anything_take_no_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    tags(Material(raw="", title="T", markdown=text), shipped.registry())
    assert time.process_time() - start < 5
