// What scripts add to the pictures of a page: they zoom, and the table of pairs becomes a network.

import { drawNetwork } from "./pictures/network.js";
import { makeZoomable } from "./pictures/zoom.js";

for (const frame of document.querySelectorAll("[data-network]")) {
  const table = document.getElementById(frame.dataset.network);
  if (table) drawNetwork(frame, pairs(table), frame.dataset.label);
}
for (const svg of document.querySelectorAll("svg[data-zoom]")) makeZoomable(svg);
if (!document.body.classList.contains("page-picture")) {
  for (const details of document.querySelectorAll(".picture details.as-table")) details.open = false;
}

// The pairs that a table holds: two links and a number a row.
function pairs(table) {
  const node = (link) => ({ id: link.href, name: link.textContent, href: link.href, kind: link.dataset.kind });
  return [...table.tBodies[0].rows].map((row) => {
    const [one, other] = row.querySelectorAll("a");
    return { one: node(one), other: node(other), weight: Number(row.querySelector("[data-events]").dataset.events) };
  });
}
