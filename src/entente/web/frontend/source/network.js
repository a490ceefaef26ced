// Draws the table of neighbours as a network beside it. The table says the same, and is there without this script.
import cytoscape from "cytoscape";

const SHEET = "__________cytoscape_stylesheet"; // the id by which cytoscape knows that its one rule is there (ours, in style.css)

for (const place of document.querySelectorAll("[data-network]")) draw(place);

function draw(place) {
  const rows = [...document.getElementById(place.dataset.network).querySelectorAll("tr[data-iri]")];
  if (rows.length === 0) return;
  const marker = document.createElement("template");
  marker.id = SHEET;
  document.body.append(marker);
  place.hidden = false;
  const colours = () => {
    const style = getComputedStyle(place);
    return (name) => style.getPropertyValue(name).trim();
  };
  const network = cytoscape({
    container: place,
    elements: elements(place, rows),
    style: look(colours()),
    layout: { name: "preset" },
    userZoomingEnabled: false,
    userPanningEnabled: false,
    boxSelectionEnabled: false,
    autoungrabify: true,
  });
  network.on("tap", "node[href]", (event) => { location.href = event.target.data("href"); });
  network.on("mouseover", "node[href]", () => { place.classList.add("pointing"); });
  network.on("mouseout", "node[href]", () => { place.classList.remove("pointing"); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => network.style(look(colours())));
  new ResizeObserver(() => { network.resize(); arrange(network, place); }).observe(place);
}

function elements(place, rows) {
  const centre = { data: { id: "centre", label: place.dataset.label, centre: 1 } };
  const nodes = rows.map((row) => ({
    data: { id: row.dataset.iri, label: row.dataset.label, href: row.dataset.href, kind: row.dataset.kind },
  }));
  const edges = rows.map((row) => ({
    data: {
      id: `edge ${row.dataset.iri}`, source: "centre", target: row.dataset.iri,
      weight: Math.min(6, 1 + Number(row.dataset.count || 1) / 2), fact: row.dataset.fact ? 1 : 0,
    },
  }));
  return [centre, ...nodes, ...edges];
}

// The neighbours stand on an ellipse as wide and high as the box, in the order of the table, so that labels have room.
function arrange(network, place) {
  const { clientWidth: width, clientHeight: height } = place;
  const around = network.nodes().filter((node) => !node.data("centre"));
  network.zoom(1);
  network.pan({ x: 0, y: 0 });
  network.$("[centre]").position({ x: width / 2, y: height / 2 - 10 });
  around.forEach((node, index) => {
    const angle = (2 * Math.PI * (index + 0.5)) / around.length - Math.PI / 2;
    node.position({
      x: width / 2 + (width / 2 - 62) * Math.cos(angle),
      y: height / 2 - 14 + (height / 2 - 44) * Math.sin(angle),
    });
  });
}

function look(colour) {
  return [
    { selector: "node", style: {
      label: "data(label)", color: colour("--ink"), "background-color": colour("--accent"), width: 14, height: 14,
      "font-family": "system-ui, sans-serif", "font-size": 11, "text-valign": "bottom", "text-margin-y": 5,
      "text-wrap": "wrap", "text-max-width": 100, "text-background-color": colour("--card"),
      "text-background-opacity": 0.85, "text-background-padding": 2, "text-background-shape": "roundrectangle",
    } },
    { selector: "node[kind = 'person']", style: { "background-color": colour("--person") } },
    { selector: "node[kind = 'state']", style: { "background-color": colour("--state"), shape: "round-rectangle" } },
    { selector: "node[centre]", style: { width: 24, height: 24, "background-color": colour("--ink"), "font-weight": 700, "font-size": 12 } },
    { selector: "edge", style: { width: "data(weight)", "line-color": colour("--soft"), "line-opacity": 0.55, "curve-style": "straight", "line-style": "dashed" } },
    { selector: "edge[fact = 1]", style: { "line-style": "solid", "line-color": colour("--accent"), "line-opacity": 0.6 } },
  ];
}
