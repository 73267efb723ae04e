"""The made-up digest for Pelican: the same kinds of pages and feeds as briefing makes."""

import json

SITENAME = "The Benchmark Digest"
SITESUBTITLE = "Invented promises, to measure with."
SITEURL = "https://example.org/digest"
FEED_DOMAIN = SITEURL
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["static"]
EXTRA_PATH_METADATA = {
    f"static/{name}": {"path": name} for name in ("icon.svg", "marks.svg", "style.css")
}
THEME = "theme"
THEME_STATIC_DIR = "."
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["digest"]
USE_FOLDER_AS_CATEGORY = False

ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
AUTHOR_URL = "companies/{slug}/"
AUTHOR_SAVE_AS = "companies/{slug}/index.html"
TAG_URL = "themes/{slug}/"
TAG_SAVE_AS = "themes/{slug}/index.html"
CATEGORY_SAVE_AS = ""
INDEX_URL = "articles/"
INDEX_SAVE_AS = "articles/index.html"
DIRECT_TEMPLATES = ["index"]

DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"index": None, "tag": None, "author": None, "year": None, "timeline": None,
                       "commitments": None}  # fmt: skip
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

# Feeds of Pelican in Atom hold the whole text of each entry; those in RSS hold the summary.
FEED_ALL_RSS = "feed.xml"
AUTHOR_FEED_RSS = "companies/{slug}/feed.xml"
TAG_FEED_RSS = "themes/{slug}/feed.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = TAG_FEED_ATOM = CATEGORY_FEED_RSS = TRANSLATION_FEED_RSS = None
FEED_MAX_ITEMS = 50

MARKDOWN = {
    "extensions": ["meta", "tables", "footnotes", "toc"],
    "output_format": "html5",
}
JINJA_FILTERS = {"from_json": json.loads}
TYPOGRIFY = False
CACHE_CONTENT = False
