// On every page: suggestions under the search field, buttons that copy a citation, names for the fields of questions.

const WAIT = 120; // milliseconds of silence before a search is asked
const SHOWN = 8;

for (const form of document.querySelectorAll("form[data-suggest]")) suggest(form);
for (const button of document.querySelectorAll("button[data-copy]")) copying(button);
for (const input of document.querySelectorAll("input[data-names]")) naming(input);

function suggest(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  status.className = "unseen";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);
  input.autocomplete = "off";

  let timer = 0, asked = "", chosen = -1, controller = null;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (index + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };
  const show = (hits) => {
    list.replaceChildren(...hits.slice(0, SHOWN).map((hit, place) => option(hit, `${list.id}-${place}`)));
    list.hidden = !hits.length;
    chosen = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    status.textContent = hits.length ? `${Math.min(hits.length, SHOWN)} suggestions` : "No suggestions";
  };
  const ask = async () => {
    const words = input.value.trim();
    if (words === asked) return;
    asked = words;
    controller?.abort();
    if (words.length < 2) return close();
    controller = new AbortController();
    try {
      const address = new URL(form.dataset.suggest, location.href);
      address.searchParams.set("q", words);
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: controller.signal });
      if (answer.ok) show(hitsOf(await answer.json()));
    } catch (problem) {
      if (problem.name !== "AbortError") close(); // the form itself still searches
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) location.href = list.children[chosen].dataset.href;
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const target = event.target.closest("[role=option]");
    if (target) location.href = target.dataset.href;
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
}

function option(hit, id) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  const kind = document.createElement("span");
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.href = hit.href;
  name.textContent = hit.label;
  name.dir = "auto";
  kind.textContent = hit.kind;
  kind.className = "kind";
  item.append(name, kind);
  return item;
}

function hitsOf(answer) {
  const root = document.documentElement.dataset.root || "";
  const names = answer.names.slice(0, SHOWN - 2).map((hit) => ({
    label: hit.label, kind: hit.name === hit.label ? hit.kind : `${hit.name} · ${hit.kind}`, href: `${root}${hit.path}.html`,
  }));
  const sentences = answer.sentences.map((hit) => ({ label: hit.sentence, kind: "claim", href: `${root}${hit.path}.html` }));
  return [...names, ...sentences];
}

function copying(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select the text above to copy it";
    }
  });
}

// A field that takes the name of a thing offers names as they are typed; what it sends is the name, as without scripts.
function naming(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-names`;
  input.after(list);
  input.setAttribute("list", list.id);
  let timer = 0, controller = null;
  const ask = async () => {
    controller?.abort();
    controller = new AbortController();
    try {
      const address = new URL(input.dataset.names, location.href);
      address.searchParams.set("q", input.value.trim());
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: controller.signal });
      if (!answer.ok) return;
      const names = (await answer.json()).names.map((hit) => {
        const option = document.createElement("option");
        option.value = hit.label;
        option.label = hit.name === hit.label ? hit.kind : `${hit.name} · ${hit.kind}`;
        return option;
      });
      list.replaceChildren(...names);
    } catch { /* the field still takes any name */ }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length > 1) timer = setTimeout(ask, WAIT);
  });
}
