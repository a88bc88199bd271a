// A network: names pushed apart by forces, lines between those who belong together.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

const SVG = "http://www.w3.org/2000/svg";
const WIDE = [1000, 560]; // units of the drawing
const NARROW = [520, 820]; // the same on a phone
const LETTER = 6.2; // units that a letter is wide

// `pairs`: { one, other: { id, name, href, kind }, weight }.
export function drawNetwork(frame, pairs, label) {
  const nodes = gather(pairs);
  const links = pairs.map(({ one, other, weight }) => ({ source: one.id, target: other.id, weight }));
  settle(nodes, links, frame.parentElement.clientWidth < 640 ? NARROW : WIDE);

  const svg = element("svg", { class: "network", role: "group", "aria-label": label });
  const lines = links.map((link) => {
    const line = element("line", { "stroke-width": (0.7 + Math.sqrt(link.weight)).toFixed(1) });
    line.append(element("title", {}, `${link.source.name} – ${link.target.name}: ${link.weight}`));
    svg.append(line);
    return line;
  });
  const shown = readable(nodes);
  const marks = nodes.map((node) => {
    const link = element("a", { href: node.href, "aria-label": node.name });
    const circle = element("circle", { r: radius(node).toFixed(1), class: `node-${node.kind}` });
    const dy = shown.get(node) ?? below(node);
    const name = element("text", { "text-anchor": "middle", dy: dy.toFixed(1) }, shortened(node.name));
    name.classList.toggle("seldom", !shown.has(node));
    circle.append(element("title", {}, node.name));
    link.append(circle, name);
    svg.append(link);
    return link;
  });

  const place = () => {
    lines.forEach((line, index) => {
      const { source, target } = links[index];
      line.setAttribute("x1", source.x.toFixed(1));
      line.setAttribute("y1", source.y.toFixed(1));
      line.setAttribute("x2", target.x.toFixed(1));
      line.setAttribute("y2", target.y.toFixed(1));
    });
    marks.forEach((link, index) => {
      const node = nodes[index];
      link.setAttribute("transform", `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`);
    });
  };
  place();
  fit(svg, nodes);
  svg.dataset.zoom = "";
  marks.forEach((link, index) => {
    point(svg, link, nodes[index], { links, lines, marks, nodes });
    move(svg, link, nodes[index], place);
  });
  frame.prepend(svg);
  frame.hidden = false;
}

function gather(pairs) {
  const found = new Map();
  for (const { one, other, weight } of pairs) {
    for (const node of [one, other]) {
      const known = found.get(node.id) ?? { ...node, weight: 0 };
      known.weight += weight;
      found.set(node.id, known);
    }
  }
  return [...found.values()].sort((one, other) => other.weight - one.weight || one.id.localeCompare(other.id));
}

// The same data settles in the same places: the simulation is run to its end at once, from a fixed start.
function settle(nodes, links, [width, height]) {
  // What is pulled to the middle more across than along comes out as wide as the drawing is to that.
  const pull = 0.062 * Math.sqrt(width / height);
  forceSimulation(nodes)
    .force("link", forceLink(links).id((node) => node.id).distance(74).strength(0.5))
    .force("charge", forceManyBody().strength(-190).distanceMax(420))
    .force("x", forceX(width / 2).strength(0.062 ** 2 / pull))
    .force("y", forceY(height / 2).strength(pull))
    .force("collide", forceCollide((node) => radius(node) + 13))
    .stop()
    .tick(400);
}

function fit(svg, nodes) {
  const half = (node) => (shortened(node.name).length * LETTER) / 2 + 6;
  const left = Math.min(...nodes.map((node) => node.x - half(node)));
  const right = Math.max(...nodes.map((node) => node.x + half(node)));
  const [top, bottom] = [Math.min(...nodes.map((node) => node.y)) - 25, Math.max(...nodes.map((node) => node.y)) + 35];
  svg.setAttribute("viewBox", [left, top, right - left, bottom - top].map((value) => value.toFixed(1)).join(" "));
}

function point(svg, link, node, { links, lines, marks, nodes }) {
  const show = () => {
    const near = new Set([node]);
    links.forEach((edge, index) => {
      const touches = edge.source === node || edge.target === node;
      lines[index].classList.toggle("near", touches);
      if (touches) near.add(edge.source).add(edge.target);
    });
    marks.forEach((mark, index) => mark.classList.toggle("near", near.has(nodes[index])));
    svg.classList.add("pointed");
  };
  const hide = () => svg.classList.remove("pointed");
  link.addEventListener("pointerenter", show);
  link.addEventListener("focus", show);
  link.addEventListener("pointerleave", hide);
  link.addEventListener("blur", hide);
}

function move(svg, link, node, place) {
  link.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    let moved = false;
    const follow = (next) => {
      moved ||= Math.hypot(next.clientX - event.clientX, next.clientY - event.clientY) > 4;
      if (!moved) return;
      const at = new DOMPoint(next.clientX, next.clientY).matrixTransform(svg.getScreenCTM().inverse());
      [node.x, node.y] = [at.x, at.y];
      place();
    };
    const end = () => {
      removeEventListener("pointermove", follow);
      removeEventListener("pointerup", end);
      if (moved) {
        const stop = (click) => {
          click.preventDefault();
          click.stopPropagation();
        };
        link.addEventListener("click", stop, { capture: true, once: true });
        setTimeout(() => link.removeEventListener("click", stop, { capture: true }));
      }
    };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", end);
  });
}

// The names that can stand without covering one another, the busiest first: below their node, else above it. The others
// come when they are pointed at.
function readable(nodes) {
  const taken = nodes.map((node) => box(node, 0, 2 * radius(node), 2 * radius(node)));
  const shown = new Map();
  for (const node of nodes) {
    const dy = [below(node), -radius(node) - 4].find((dy) => {
      const wanted = box(node, dy - 4, shortened(node.name).length * LETTER, 12);
      if (taken.some((other) => overlap(wanted, other))) return false;
      taken.push(wanted);
      return true;
    });
    if (dy !== undefined) shown.set(node, dy);
  }
  return shown;
}

function box(node, dy, width, height) {
  return [node.x - width / 2, node.y + dy - height / 2, node.x + width / 2, node.y + dy + height / 2];
}

function overlap(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function below(node) {
  return radius(node) + 11;
}

function radius(node) {
  return 4 + 1.6 * Math.sqrt(node.weight);
}

function shortened(name) {
  return name.length > 30 ? `${name.slice(0, 29).replace(/\s+\S*$/, "")} …` : name;
}

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}
