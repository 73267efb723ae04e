"""Watch, rebuild, preview: what stands behind `briefing serve`.

`watching` says that something changed, `rebuilding` builds, `preview` holds the site as it was last
built and what is wrong since, `server` hands both to browsers, and `live.js` in each page asks.
"""
