// The query page: the editor and its answers take the place of the plain form.

import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import { completeTerms } from "./editor/completion.js";
import { declare } from "./editor/prefixes.js";
import { registerViews } from "./editor/views.js";

const { Yasqe, Yasr } = Yasgui;
const place = document.getElementById("editor");
const told = JSON.parse(place.dataset.told);
const form = document.querySelector(".query-form");
const text = document.getElementById("query-text");

const { terms, prefixes } = await (await fetch(told.terms)).json();
const endpoint = new URL(told.endpoint, location.href).href;

// The completers that come with the editor ask other hosts: ours stand in for them.
for (const name of ["class", "property"]) delete Yasqe.Autocompleters[name];
Yasqe.defaults.autocompleters = [];
Yasqe.registerAutocompleter(completeTerms(terms, prefixes));
// Declares a prefix as soon as it is typed: of the project's own, not of a list from elsewhere.
Yasqe.forkAutocompleter("prefixes", {
  name: "own-prefixes",
  persistenceId: null,
  get: () => Object.entries(prefixes).map(([name, namespace]) => `${name}: <${namespace}>`),
});
registerViews(Yasr, { ...told, endpoint, prefixes });

const editor = new Yasqe(place, {
  value: text.value.trimEnd() + "\n",
  persistenceId: null,
  consumeShareLink: null,
  createShareableLink: null,
  autocompleters: ["variables", "own-prefixes", "terms"],
  editorHeight: "24rem",
  showQueryButton: false,
  hintConfig: { container: place },
  // Tab leaves the field, as it leaves every other.
  extraKeys: { ...Yasqe.defaults.extraKeys, Tab: false, "Shift-Tab": false },
  requestConfig: {
    endpoint,
    method: "POST",
    acceptHeaderGraph: "text/turtle",
    adjustQueryBeforeRequest: (yasqe) => declare(yasqe.getValue(), prefixes),
  },
});
const results = new Yasr(document.getElementById("editor"), {
  persistenceId: null,
  prefixes,
  pluginOrder: ["table", "chart", "map", "network", "response"],
  defaultPlugin: "table",
  getDownloadFileName: () => "answer",
  errorRenderers: [async (error) => paragraph(error.text || error.message || told.words.unreachable)],
});
window.kgEditor = { editor, results };

// A view that cannot show this answer is out of reach of keyboard and mouse alike.
const reach = () => {
  for (const button of results.headerEl.querySelectorAll(".yasr_btnGroup button")) {
    button.disabled = button.classList.contains("disabled");
    button.setAttribute("aria-pressed", button.classList.contains("selected"));
  }
};
results.on("drawn", () => queueMicrotask(reach)); // the marks that it reads are made after the view is drawn
results.on("change", reach);

form.hidden = true;
document.getElementById("answer")?.remove();
arrange();
editor.getInputField().setAttribute("aria-label", told.words.label);
// What scrolls can be scrolled with the keyboard.
const scroller = editor.getScrollerElement();
scroller.tabIndex = 0;
scroller.setAttribute("role", "group");
scroller.setAttribute("aria-label", told.words.label);
editor.refresh();
if (told.run) run();

// The row of buttons between the editor and its answer.
function arrange() {
  const bar = document.createElement("div");
  bar.className = "query-bar";
  const start = button(told.words.run, "", () => (start.dataset.running ? editor.abortQuery() : run()));
  start.id = "run";
  const share = button(told.words.share, "button-quiet", async () => {
    const address = shareLink();
    history.replaceState(null, "", address);
    try {
      await navigator.clipboard.writeText(address);
      state.textContent = told.words.share_copied;
    } catch {
      state.textContent = address; // a page without permission shows the link instead
    }
  });
  const state = document.createElement("span");
  state.className = "query-state small soft";
  state.setAttribute("role", "status");
  const keys = paragraph(told.words.keys);
  keys.className = "small soft query-keys";
  bar.append(start, share, downloads(), state);
  editor.rootEl.after(bar, keys);

  editor.on("query", () => {
    start.dataset.running = "1";
    start.textContent = told.words.stop;
    state.textContent = told.words.running;
  });
  const end = (message) => {
    delete start.dataset.running;
    start.textContent = told.words.run;
    state.textContent = message;
  };
  editor.on("queryAbort", () => end(""));
  editor.on("queryResponse", (_, response, duration) => {
    results.setResponse(response, duration);
    end(response instanceof Error ? "" : summary(duration));
  });
}

function run() {
  return editor.query().catch(() => {}); // what went wrong stands in the answer
}

function summary(duration) {
  const rows = results.results?.getBindings()?.length;
  const count = rows === undefined || rows === null ? "" : rows === 1 ? told.words.row : format(told.words.rows, { count: rows.toLocaleString(told.language) });
  const seconds = (duration / 1000).toLocaleString(told.language, { maximumFractionDigits: 2 });
  return count && format(told.words.elapsed, { rows: count, seconds });
}

// A link that opens the query, and no more: the endpoint is this site's.
function shareLink() {
  const address = new URL(location.pathname, location.href);
  address.searchParams.set("query", editor.getValue());
  return address.href;
}

// The answer as a file, from the endpoint itself, in the formats that the query allows.
function downloads() {
  const label = document.createElement("label");
  label.className = "small soft query-download";
  const choice = document.createElement("select");
  const offer = () => {
    const graph = ["CONSTRUCT", "DESCRIBE"].includes(editor.getQueryType());
    const formats = graph
      ? { Turtle: ["text/turtle", "ttl"], "N-Triples": ["application/n-triples", "nt"], "RDF/XML": ["application/rdf+xml", "rdf"] }
      : { CSV: ["text/csv", "csv"], TSV: ["text/tab-separated-values", "tsv"], JSON: ["application/sparql-results+json", "srj"], XML: ["application/sparql-results+xml", "srx"] };
    choice.replaceChildren(new Option("…", ""), ...Object.entries(formats).map(([name, [type, suffix]]) => new Option(name, `${type} ${suffix}`)));
  };
  offer();
  choice.addEventListener("pointerdown", offer);
  choice.addEventListener("focus", offer);
  choice.addEventListener("change", async () => {
    const [type, suffix] = choice.value.split(" ");
    if (type) await download(type, suffix);
    choice.selectedIndex = 0;
  });
  label.append(told.words.format, " ", choice);
  return label;
}

async function download(type, suffix) {
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: { Accept: type, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ query: declare(editor.getValue(), prefixes) }),
  });
  if (!answer.ok) return run(); // which shows what is wrong
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `answer.${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function button(name, look, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = name;
  made.addEventListener("click", act);
  return made;
}

function paragraph(said) {
  const made = document.createElement("p");
  made.textContent = said;
  return made;
}

function format(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
