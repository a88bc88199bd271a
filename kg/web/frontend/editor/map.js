// The answer on a map: places of the graph, where its events took place, or columns of latitudes and longitudes.

import { geoEqualEarth } from "d3-geo";
import { makeZoomable } from "../pictures/zoom.js";
import { ICONS, icon } from "./icons.js";
import { here, shorten } from "./prefixes.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 400; // nodes whose coordinates are asked for
const WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#";
// As the build draws the land: make/basemap.mjs.
const project = geoEqualEarth().rotate([-11, 0]).fitWidth(1000, { type: "Sphere" }).translate([0, 0]);
const LAND = new URL("world.svg", import.meta.url).href;

export function mapView(told) {
  return class MapView {
    label = told.words.map;
    priority = 4;

    constructor(yasr) {
      this.yasr = yasr;
    }

    getIcon() {
      return icon(ICONS.map);
    }

    canHandleResults() {
      return Boolean(coordinates(this.yasr.results) ?? located(this.yasr.results, told));
    }

    async draw() {
      const pair = coordinates(this.yasr.results);
      const column = located(this.yasr.results, told);
      const rows = this.yasr.results.getBindings();
      const points = pair ? ofColumns(rows, pair, told) : await ofNodes(rows, column, told);
      if (points.length) this.yasr.resultsEl.append(drawn(points, told));
      else this.yasr.resultsEl.append(told.words.no_map);
    }
  };
}

function coordinates(results) {
  const columns = results?.getVariables() ?? [];
  const lat = columns.find((name) => /^(.*_)?lat(itude)?$/i.test(name));
  const long = columns.find((name) => /^(.*_)?(long?|lng|longitude)$/i.test(name));
  return lat && long ? { lat, long, name: columns.find((name) => name !== lat && name !== long) } : null;
}

// The column of places, else of events.
function located(results, { base }) {
  const rows = results?.getBindings()?.slice(0, 50) ?? [];
  const columns = results?.getVariables() ?? [];
  const holds = (kind) => columns.find((name) => rows.some((row) => row[name]?.type === "uri" && row[name].value.startsWith(`${base}${kind}/`)));
  return holds("place") ?? holds("event");
}

function ofColumns(rows, { lat, long, name }, told) {
  const points = new Map();
  for (const row of rows) {
    const [north, east] = [Number(row[lat]?.value ?? NaN), Number(row[long]?.value ?? NaN)];
    if (Number.isFinite(north) && Number.isFinite(east)) add(points, north, east, row[name], told);
  }
  return [...points.values()];
}

async function ofNodes(rows, column, told) {
  const counts = new Map();
  for (const row of rows) if (row[column]?.type === "uri") counts.set(row[column].value, (counts.get(row[column].value) ?? 0) + 1);
  const nodes = [...counts.keys()].slice(0, MOST).filter((iri) => !/[<>"{}|\\^`\s]/.test(iri));
  const dip = told.prefixes.dip;
  const query = `SELECT ?node ?lat ?long (SAMPLE(?label) AS ?name) WHERE {
    VALUES ?node { ${nodes.map((iri) => `<${iri}>`).join(" ")} }
    { ?node <${WGS84}lat> ?any BIND(?node AS ?place) } UNION { ?node <${dip}place> ?place }
    ?place <${WGS84}lat> ?lat ; <${WGS84}long> ?long .
    OPTIONAL { ?place <http://www.w3.org/2000/01/rdf-schema#label> ?label FILTER(LANG(?label) = "${told.language}") }
  } GROUP BY ?node ?lat ?long`;
  const answer = await fetch(told.endpoint, {
    method: "POST",
    headers: { Accept: "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ query }),
  });
  const points = new Map();
  for (const { node, lat, long, name } of answer.ok ? (await answer.json()).results.bindings : []) {
    const shown = name ? { type: "literal", value: name.value, iri: node.value } : node;
    add(points, Number(lat.value), Number(long.value), shown, told, counts.get(node.value));
  }
  return [...points.values()];
}

function add(points, north, east, term, told, count = 1) {
  const key = `${north} ${east}`;
  const iri = term?.iri ?? (term?.type === "uri" ? term.value : null);
  const known = points.get(key) ?? { at: project([east, north]), count: 0, href: iri ? here(iri, told) : null, name: "" };
  known.count += count;
  known.name ||= term ? (term.type === "uri" ? shorten(term.value, told) : term.value) : "";
  points.set(key, known);
}

function drawn(points, told) {
  const [xs, ys] = [points.map(({ at }) => at[0]), points.map(({ at }) => at[1])];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.min(Math.max((right - left) * 1.16, (bottom - top) * 2.4, 130), 1000);
  const view = [(left + right - width) / 2, (top + bottom) / 2 - width / 4, width, width / 2];
  const svg = element("svg", { class: "worldmap", viewBox: view.map((value) => value.toFixed(1)).join(" "), role: "group", "aria-label": told.words.map });
  svg.append(element("use", { href: `${LAND}#world`, class: "land" }));
  const most = Math.max(...points.map(({ count }) => count));
  for (const { at, count, href, name } of points.sort((one, other) => other.count - one.count)) {
    const circle = element("circle", { class: "spot", cx: at[0].toFixed(2), cy: at[1].toFixed(2), r: (Math.max(Math.sqrt(count / Math.max(most, 6)) * 0.024, 0.006) * width).toFixed(2) });
    circle.append(element("title", {}, `${name} · ${count}`));
    const link = element(href ? "a" : "g", href ? { href, "aria-label": name } : {});
    link.append(circle);
    svg.append(link);
  }
  const frame = document.createElement("div");
  frame.className = "picture-frame map-frame picture";
  frame.append(svg);
  makeZoomable(svg);
  return frame;
}

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
