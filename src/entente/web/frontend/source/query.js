// The query editor: YASGUI with our prefixes and examples, completion from our own endpoint, results with labels.
// Nothing is asked of anyone but the server that gave the page.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

const MOST_NAMED = 100; // IRIs whose names are asked for at once
const place = document.getElementById("editor");
const form = document.getElementById("query-form");
if (place && form) open(JSON.parse(place.dataset.settings));

function open(settings) {
  const endpoint = new URL(settings.endpoint, location.href).href;
  const { Yasqe, Yasr } = Yasgui;
  Yasqe.defaults.prefixCcApi = "";
  Yasqe.defaults.autocompleters = [];
  for (const completer of [prefixes(settings), terms(settings, "class"), terms(settings, "property"), actors(settings)]) {
    Yasqe.registerAutocompleter(completer, true);
  }
  Yasr.defaults.prefixes = settings.prefixes;
  Yasr.defaults.errorRenderers = [(error) => problem(error, settings)];
  const query = new URLSearchParams(location.search).get("query") || form.querySelector("textarea").value;
  place.hidden = document.getElementById("editor-keys").hidden = false;
  form.hidden = true;
  const gui = new Yasgui(place, {
    requestConfig: { endpoint, method: "GET" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: "entente",
    populateFromUrl: false, // it would ask at once what an address only proposes
    autofocus: false,
    yasqe: { value: query, createShareableLink: null },
  });
  new MutationObserver(() => naming(place, settings)).observe(place, { childList: true, subtree: true });
  const tab = gui.getTab();
  if (tab) {
    // What the editor shares by default says which endpoint to ask; ours is asked by this page alone.
    Object.getPrototypeOf(tab).getShareableLink = shareable;
    tab.setEndpoint(endpoint);
    tab.setQuery(query);
  }
  for (const button of document.querySelectorAll("[data-example]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      gui.getTab().setQuery(document.getElementById(button.dataset.example).textContent);
      place.scrollIntoView({ block: "start" });
    });
  }
}

function shareable() {
  const address = new URL(location.pathname, location.href);
  address.searchParams.set("query", this.getQuery());
  return address.href;
}

// A failure in words: our server answers with an RFC 9457 problem. Whatever else fails is left to the editor's own words.
async function problem(error, settings) {
  const told = parsed(error.text);
  if (!told || !told.title) return undefined;
  const shown = element("div", "", "problem");
  shown.setAttribute("role", "alert");
  shown.append(element("h2", told.title), element("p", told.detail));
  if (told.caret) shown.append(element("pre", told.caret));
  if (told.hint) shown.append(element("p", `What to do: ${told.hint}`));
  if (told.type.startsWith(settings.base)) {
    const link = element("a", "What this problem means");
    link.href = settings.root + told.type.slice(settings.base.length - 1);
    shown.append(link);
  }
  return shown;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function element(name, text, style) {
  const made = document.createElement(name);
  made.textContent = text;
  if (style) made.className = style;
  return made;
}

// Results with labels: IRIs of the graph are shown by their English names, and lead to their pages here.
const names = new Map();
let waiting = 0;

function naming(place, settings) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const links = [...place.querySelectorAll(".yasr a[href]")].filter((link) => (link.dataset.iri || link.href).startsWith(settings.base));
    const unknown = [...new Set(links.map((link) => link.dataset.iri || link.href))].filter((iri) => !names.has(iri));
    for (let start = 0; start < unknown.length; start += MOST_NAMED) await ask(unknown.slice(start, start + MOST_NAMED), settings);
    for (const link of links) {
      if (link.dataset.iri) continue;
      const iri = (link.dataset.iri = link.href);
      link.title = iri;
      link.href = settings.root + iri.slice(settings.base.length - 1).replace("#", "/");
      if (names.get(iri)) link.textContent = names.get(iri);
    }
  }, 60);
}

async function ask(iris, settings) {
  for (const iri of iris) names.set(iri, "");
  const label = "http://www.w3.org/2000/01/rdf-schema#label>|<http://purl.org/dc/terms/title";
  const query = `SELECT ?iri ?name { VALUES ?iri { ${iris.map((iri) => `<${iri}>`).join(" ")} } ?iri <${label}> ?name FILTER(LANG(?name) = "en") }`;
  const answer = await fetch(settings.endpoint, {
    method: "POST", body: new URLSearchParams({ query }), headers: { Accept: "application/sparql-results+json" },
  });
  if (!answer.ok) return;
  for (const row of (await answer.json()).results.bindings) names.set(row.iri.value, row.name.value);
}

function prefixes(settings) {
  const all = Object.entries(settings.prefixes).map(([name, iri]) => `${name}: <${iri}>`);
  return {
    name: "prefixes",
    bulk: true,
    persistenceId: null,
    get: async () => all,
    onInitialize: (yasqe) => yasqe.on("change", () => declare(yasqe, settings)),
    isValidCompletionPosition: (yasqe) => {
      const token = yasqe.getTokenAt(yasqe.getCursor());
      const line = yasqe.getLine(yasqe.getCursor().line);
      return /^\s*PREFIX\s/i.test(line) && token.type !== "ws" && token.string.indexOf("<") !== 0;
    },
    postProcessSuggestion: (_, __, suggestion) => suggestion,
  };
}

// A prefix of ours is declared as soon as it is written: doing so while suggestions are listed would close the list.
function declare(yasqe, settings) {
  const token = yasqe.getTokenAt(yasqe.getCursor());
  const [, name] = /^([\w-]+):/.exec(token.string) || [];
  if (!settings.prefixes[name] || token.type === "string" || token.type === "comment") return;
  if (!yasqe.getPrefixesFromQuery()[name]) yasqe.addPrefixes({ [name]: settings.prefixes[name] });
}

function terms(settings, kind) {
  const known = settings.terms.filter((term) => term.kind === kind).map((term) => term.iri);
  const isType = (token, previous) => previous.string === "a" || previous.string === "rdf:type" || /rdf-syntax-ns#type>$/.test(previous.string);
  return {
    name: kind,
    bulk: true,
    autoShow: true,
    persistenceId: null,
    get: async () => known,
    isValidCompletionPosition: (yasqe) => {
      const token = yasqe.getCompleteToken();
      if (!token.string || token.string.startsWith("?") || token.string.startsWith('"')) return false;
      const previous = yasqe.getPreviousNonWsToken(yasqe.getCursor().line, token);
      if (kind === "class") return isType(token, previous);
      const possible = token.state && token.state.possibleCurrent;
      return !isType(token, previous) && (!possible || possible.indexOf("a") >= 0 || possible.includes("verb"));
    },
    preProcessToken: (yasqe, token) => resolved(yasqe, token, settings),
    postProcessSuggestion: (yasqe, token, suggestion) => shortened(yasqe, suggestion, settings),
  };
}

function actors(settings) {
  return {
    name: "actors",
    bulk: false,
    autoShow: true,
    persistenceId: null,
    get: async (_, token) => {
      const words = token ? token.autocompletionString || token.string : "";
      const address = new URL(settings.search, location.href);
      address.searchParams.set("q", words.replace(/^.*[/#:<]/, "").replace(/[>-]/g, " "));
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      return answer.ok ? (await answer.json()).names.map((hit) => hit.iri).filter((iri) => !iri.includes("/id/article/")) : [];
    },
    isValidCompletionPosition: (yasqe) => {
      const token = yasqe.getCompleteToken();
      return token.string.startsWith("<") && token.string.length > 2;
    },
    preProcessToken: (_, token) => ({ ...token, autocompletionString: token.string.replace(/[<>]/g, "") }),
    postProcessSuggestion: (_, __, suggestion) => `<${suggestion}>`,
  };
}

function resolved(yasqe, token, settings) {
  const prefixed = /^([\w-]*):(.*)$/.exec(token.string);
  const known = { ...settings.prefixes, ...yasqe.getPrefixesFromQuery() };
  const whole = prefixed && known[prefixed[1]] ? known[prefixed[1]] + prefixed[2] : token.string.replace(/[<>]/g, "");
  return { ...token, autocompletionString: whole };
}

function shortened(yasqe, iri, settings) {
  for (const [name, start] of Object.entries(settings.prefixes)) {
    if (iri.startsWith(start) && /^[\w-]*$/.test(iri.slice(start.length))) {
      return `${name}:${iri.slice(start.length)}`;
    }
  }
  return `<${iri}>`;
}
