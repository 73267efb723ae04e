// The browser's half of `briefing serve`, put into each page that it serves.  It reloads the page
// when its files changed, and lays over it what is wrong with them.
(() => {
  "use strict";
  const served = document.currentScript.dataset;
  let stream = null;
  let shown = "";
  let panel = null;

  // Only pages in view listen: a browser has few connections for one server.
  function listen() {
    if (stream || document.hidden) return;
    stream = new EventSource(`/-/live?page=${encodeURIComponent(location.pathname)}`);
    stream.onmessage = (event) => heed(JSON.parse(event.data));
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED) {
        rest();
        setTimeout(listen, 1000);
      }
    };
  }

  function rest() {
    stream?.close();
    stream = null;
  }

  function heed(news) {
    if (news.base !== served.base && location.pathname.startsWith(served.base)) {
      rest();
      location.replace(news.base + location.pathname.slice(served.base.length) + location.hash);
    } else if (news.version !== served.version) {
      rest();
      location.reload();
    } else {
      show(news.notices);
    }
  }

  // What was closed stays closed until there is something else to say.
  function show(notices) {
    const said = JSON.stringify(notices);
    if (said === shown) return;
    shown = said;
    close();
    if (notices.count === 0) return;
    panel = document.createElement("div");
    const root = panel.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.append(drawn(notices));
    document.body.append(panel);
  }

  function close() {
    panel?.remove();
    panel = null;
  }

  function drawn(notices) {
    const button = element("button", "", "Close");
    button.onclick = close;
    const rest = notices.count - notices.first.length;
    const title =
      notices.count === 1
        ? "1 problem. Until it is mended, pages stay as they were."
        : `${notices.count} problems. Until they are mended, pages stay as they were.`;
    const box = element(
      "section",
      "",
      element("header", "", element("strong", "", title), button),
      ...notices.first.map(article),
      rest ? element("p", "", `${rest} more in the terminal.`) : ""
    );
    box.setAttribute("role", "alert");
    return box;
  }

  function article(notice) {
    const { place, severity, code, message, hint, excerpt } = notice;
    return element(
      "article",
      severity,
      element("p", "place", place),
      element("p", "", element("b", "", `${severity}[${code}]`), ` ${message}`),
      excerpt ? element("pre", "", ...line(excerpt)) : "",
      hint ? element("p", "hint", `help: ${hint}`) : ""
    );
  }

  function line({ line, before, after }) {
    const [word] = after.match(/^\S*/);
    return [`${line} | ${before}`, element("mark", "", word), after.slice(word.length)];
  }

  // Texts become text nodes, never markup.
  function element(tag, kind, ...children) {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    made.append(...children);
    return made;
  }

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; position: fixed; inset: 0 0 auto; z-index: 2147483647; }
    section {
      --paper: #fffdf8; --ink: #1b1d21; --muted: #565b63; --error: #a3231b; --warning: #8a4b00;
      max-width: 60rem; max-height: 70vh; margin: 1rem auto; padding: 0 1.25rem 1rem; overflow: auto;
      box-sizing: border-box; background: var(--paper); color: var(--ink);
      border: 1px solid var(--error); border-top-width: 6px; border-radius: 4px;
      box-shadow: 0 8px 40px rgb(0 0 0 / 35%);
      font: 15px/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: anywhere;
    }
    @media (prefers-color-scheme: dark) {
      section {
        --paper: #1b1e23; --ink: #e9e6df; --muted: #a7a9ae; --error: #ff9a90; --warning: #f0b35a;
      }
    }
    @media print { section { display: none; } }
    header {
      position: sticky; top: 0; display: flex; gap: 1rem; align-items: center;
      justify-content: space-between; padding: .75rem 0; background: var(--paper);
    }
    button {
      flex: none; font: inherit; color: inherit; background: none; padding: .25rem .75rem;
      border: 1px solid currentColor; border-radius: 4px; cursor: pointer;
    }
    button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
    article { padding: .75rem 0; border-top: 1px solid var(--muted); }
    p { margin: 0; }
    b { color: var(--warning); }
    .error b, mark { color: var(--error); }
    .place { font-family: ui-monospace, monospace; font-weight: 600; }
    pre {
      margin: .5rem 0; padding: .5rem .75rem; white-space: pre-wrap; color: var(--muted);
      border-left: 3px solid var(--error); font: 13px/1.5 ui-monospace, monospace;
    }
    mark { background: none; text-decoration: underline wavy; }
    .hint { color: var(--muted); }
  `);

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
})();
