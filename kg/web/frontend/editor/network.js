// The answer as a network: each row joins two nodes.

import { drawNetwork } from "../pictures/network.js";
import { makeZoomable } from "../pictures/zoom.js";
import { ICONS, icon } from "./icons.js";
import { here, shorten } from "./prefixes.js";
import { isNumber } from "./table.js";

const MOST = 300; // rows

export function networkView(told) {
  return class NetworkView {
    label = told.words.network;
    priority = 3;

    constructor(yasr) {
      this.yasr = yasr;
    }

    getIcon() {
      return icon(ICONS.network);
    }

    canHandleResults() {
      return ends(this.yasr.results) !== null;
    }

    draw() {
      const found = ends(this.yasr.results);
      const frame = document.createElement("div");
      frame.className = "picture-frame map-frame";
      this.yasr.resultsEl.append(frame);
      drawNetwork(frame, joined(this.yasr.results.getBindings().slice(0, MOST), found, told), told.words.network);
      makeZoomable(frame.querySelector("svg"));
    }
  };
}

// The two columns whose nodes a row joins, the columns of their names, and that of how strongly.
function ends(results) {
  const rows = results?.getBindings()?.slice(0, 50) ?? [];
  const columns = results?.getVariables() ?? [];
  const nodes = columns.filter((name) => rows.length && rows.every((row) => !row[name] || row[name].type === "uri") && rows.some((row) => row[name]));
  if (nodes.length < 2) return null;
  // A CONSTRUCT answer joins subjects and objects; its predicates are no nodes.
  const [one, other] = columns.includes("predicate") && nodes.includes("object") ? ["subject", "object"] : nodes;
  const naming = (column) => columns.find((name) => [`${column}_name`, `${column}Name`, `${column}Label`, `${column}_label`].includes(name));
  const weight = columns.find((name) => rows.every((row) => isNumber(row[name])));
  return { one, other, oneName: naming(one), otherName: naming(other), weight };
}

function joined(rows, { one, other, oneName, otherName, weight }, told) {
  const node = (row, column, naming) => {
    const iri = row[column].value;
    const kind = /\/(person|body|place)\//.exec(iri.startsWith(told.base) ? iri.slice(told.base.length - 1) : "")?.[1] ?? "";
    return { id: iri, name: row[naming]?.value ?? shorten(iri, told).split("/").pop(), href: here(iri, told), kind };
  };
  const pairs = new Map();
  for (const row of rows) {
    if (row[one]?.type !== "uri" || row[other]?.type !== "uri" || row[one].value === row[other].value) continue;
    const pair = { one: node(row, one, oneName), other: node(row, other, otherName), weight: weight ? Number(row[weight].value) : 1 };
    const key = [pair.one.id, pair.other.id].sort().join(" ");
    if (!pairs.has(key)) pairs.set(key, pair);
  }
  return [...pairs.values()];
}
