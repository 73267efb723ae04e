"""The companies and themes of the made-up digest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """An invented organisation."""

    id: str
    name: str
    kind: str
    country: str
    product: str

    @property
    def text(self) -> str:
        """What is said of it."""
        return f"{self.name} is an invented organisation.\n"

    @property
    def address(self) -> str:
        """Its own site."""
        return f"https://www.{self.id}.example.com/"


@dataclass(frozen=True, slots=True)
class Theme:
    """An invented subject."""

    id: str
    name: str

    @property
    def definition(self) -> str:
        """What it is."""
        return f"What is said about {self.name.lower()}."

    @property
    def text(self) -> str:
        """What is said of it."""
        return f"The state of {self.name.lower()} in an invented world.\n"


def slug(name: str) -> str:
    """Return a name as a step of an address."""
    letters = "".join(char if char.isalnum() else " " for char in name.replace("'", "").lower())
    return "-".join(letters.split())


def _companies() -> tuple[Company, ...]:
    names = (
        "Alder Compute", "Basalt Systems", "Cinder Labs", "Dunlin Research", "Elmfield Robotics",
        "Fathom Models", "Garnet Cloud", "Heron Semiconductors", "Isthmus Data", "Juniper Works",
        "Kestrel Learning", "Larch Institute", "Marlin Networks", "Nettle Software", "Orchard Lab",
        "Plover Energy", "Quarry Intelligence", "Rowan Mobility", "Sable Systems",
        "Tamarisk Health", "Umber Technologies", "Vale Analytics", "Willow Signal",
        "Xylem Computing", "Yarrow Works", "Zephyr Transport", "Ashby Group", "Brook Logistics",
        "Copper Lane", "Drift Instruments", "Ministry of Digital Works", "Northern Energy Board",
        "Office for Model Safety", "Agency for Public Data", "Council of River States",
        "Harbour Standards Authority", "Institute for Applied Tests", "Coastal University",
        "Bureau of Grid Affairs", "Federal Office for Competition",
    )  # fmt: skip
    kinds = ("company", "lab", "company", "lab", "institution")
    public = ("government", "regulator", "institution")
    countries = ("US", "GB", "DE", "FR", "JP", "KR", "CA", "SE", "CN", "EU")
    return tuple(
        Company(
            id=slug(name),
            name=name,
            kind=kinds[number % len(kinds)] if number < 30 else public[number % len(public)],
            country=countries[number % len(countries)],
            product=f"{name.split()[0]} {('One', 'Core', 'Assist', 'Base')[number % 4]}",
        )
        for number, name in enumerate(names)
    )


COMPANIES = _companies()
THEMES = tuple(
    Theme(slug(name), name)
    for name in (
        "Compute build-out", "Model access", "Energy supply", "Safety testing", "Open weights",
        "Public procurement", "Training data", "Processors", "Agents at work", "Export rules",
        "Incident reporting", "Research funding", "Standards", "Model retirement",
        "Speech interfaces",
    )
)  # fmt: skip
