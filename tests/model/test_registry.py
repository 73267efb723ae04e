"""Names of companies and themes, as editors type them."""

import pytest

from briefing.diagnostics import Diagnostics
from briefing.model import registry
from briefing.model.records import Alias, Company, Path, Theme, Where


def company(id: str, name: str, *aliases: Alias, end: tuple[int, int] | None = None) -> Company:
    positions: dict[Path, tuple[int, int]] = {("name",): (3, 7)}
    positions |= {("aliases", index): (5 + index, 5) for index in range(len(aliases))}
    where = Where(f"content/companies/{id}.md", positions)
    return Company(id=id, slug=id, where=where, name=name, aliases=aliases, fiscal_year_end=end)


def theme(id: str, name: str, *aliases: Alias) -> Theme:
    return Theme(id=id, slug=id, where=Where(f"content/themes/{id}.md"), name=name, aliases=aliases)


def strong(text: str) -> Alias:
    return Alias(text)


def weak(text: str) -> Alias:
    return Alias(text, weak=True)


def names(*companies: Company) -> registry.Names:
    return registry.build(companies, [], Diagnostics()).companies


COMPANIES = (
    company("alphabet", "Alphabet Inc.", strong("Google"), weak("The search giant")),
    company("uk-government", "United Kingdom", strong("Großbritannien"), weak("The government")),
    company("white-house", "White House", weak("The Government"), weak("Alphabet Inc.")),
)


@pytest.mark.parametrize(
    ("typed", "owners"),
    [
        pytest.param("alphabet", ("alphabet",), id="id"),
        pytest.param("ALPHABET", ("alphabet",), id="id in capitals"),
        pytest.param("alphabet inc.", ("alphabet",), id="name in small letters"),
        pytest.param("gOOgle", ("alphabet",), id="alias in any letter case"),
        pytest.param("  White   House ", ("white-house",), id="white space"),
        pytest.param("GROSSBRITANNIEN", ("uk-government",), id="sharp s"),
        pytest.param("the search giant", ("alphabet",), id="weak alias of one owner"),
        pytest.param("THE GOVERNMENT", ("uk-government", "white-house"), id="weak, two owners"),
        pytest.param("Alphabet Inc.", ("alphabet",), id="strong beats weak"),
        pytest.param("Alphabe", (), id="nearly"),
        pytest.param("", (), id="empty"),
    ],
)
def test_a_name_leads_to_its_owners(typed: str, owners: tuple[str, ...]):
    assert names(*COMPANIES).owners(typed) == owners


def test_a_weak_alias_written_twice_by_one_owner_has_one_owner():
    assert names(company("a", "A", weak("It"), weak("it"))).owners("IT") == ("a",)


def test_companies_and_themes_do_not_share_their_names():
    problems = Diagnostics()
    both = registry.build([company("chips", "Chips")], [theme("chips", "Chips")], problems)
    assert list(problems) == []
    assert both.companies.owners("chips") == both.themes.owners("chips") == ("chips",)


def test_themes_are_found_by_alias():
    themes = registry.build([], [theme("chips", "Chips", strong("Semiconductors"))], Diagnostics())
    assert themes.themes.owners("semiconductors") == ("chips",)


def test_a_name_with_two_owners_is_reported_with_both_places():
    problems = Diagnostics()
    one = company("alphabet", "Alphabet", strong("Google"))
    two = company("deepmind", "DeepMind", strong("GOOGLE"))
    registry.build([one, two], [], problems)
    (problem,) = problems
    assert problem.code == "duplicate-alias"
    assert (problem.file, problem.line) == ("content/companies/deepmind.md", 5)
    assert "content/companies/alphabet.md:5" in problem.message


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(company("meta", "Something"), id="id"),
        pytest.param(company("other", "META"), id="name"),
        pytest.param(company("other", "Other", strong("meta")), id="alias"),
    ],
)
def test_a_name_that_is_taken_stays_with_its_first_owner(other: Company):
    problems = Diagnostics()
    built = registry.build([company("facebook", "Meta"), other], [], problems)
    assert [problem.code for problem in problems] == ["duplicate-alias"]
    assert built.companies.owners("meta") == ("facebook",)


@pytest.mark.parametrize(
    "records",
    [
        pytest.param([company("meta", "Meta", strong("META"))], id="a company's own names"),
        pytest.param(
            [company("a", "A", weak("It")), company("b", "B", weak("It"))], id="weak aliases"
        ),
        pytest.param([company("a", "A"), company("b", "B", weak("a"))], id="weak beside strong"),
    ],
)
def test_no_conflict_is_reported_between(records: list[Company]):
    problems = Diagnostics()
    registry.build(records, [], problems)
    assert list(problems) == []


def test_names_are_suggested_as_they_are_written():
    assert names(company("openai", "OpenAI Group")).spelling["openai group"] == "OpenAI Group"


def test_fiscal_years_are_known_where_companies_tell_them():
    built = registry.build(
        [company("microsoft", "Microsoft", end=(6, 30)), company("xai", "xAI")], [], Diagnostics()
    )
    assert built.fiscal_year_ends == {"microsoft": (6, 30)}
