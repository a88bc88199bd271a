// The answer as bars: one a row, as long as a column of numbers says.

import { choice } from "./choice.js";
import { ICONS, icon } from "./icons.js";
import { here, shorten } from "./prefixes.js";
import { isNumber } from "./table.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 60; // bars
const [NAMES, WIDE, STEP] = [300, 900, 24]; // the width of the names, of all, and the height of a bar with its gap

export function chartView(told) {
  return class ChartView {
    label = told.words.chart;
    priority = 5;

    constructor(yasr) {
      this.yasr = yasr;
    }

    getIcon() {
      return icon(ICONS.chart);
    }

    canHandleResults() {
      return numeric(this.yasr.results).length > 0;
    }

    draw() {
      const numbers = numeric(this.yasr.results);
      const others = this.yasr.results.getVariables().filter((name) => !numbers.includes(name));
      this.number = numbers.includes(this.number) ? this.number : numbers[0];
      this.name = others.includes(this.name) ? this.name : named(this.yasr.results, others) ?? numbers[0];
      const frame = document.createElement("div");
      frame.className = "picture-frame scrolls";
      frame.tabIndex = 0;
      frame.setAttribute("role", "group");
      frame.setAttribute("aria-label", told.words.chart);
      const fill = () => frame.replaceChildren(bars(this.yasr.results.getBindings(), this.name, this.number, told));
      const choices = document.createElement("p");
      choices.append(
        choice(told.words.chart_name, others.length ? others : numbers, this.name, (name) => ((this.name = name), fill())),
        choice(told.words.chart_value, numbers, this.number, (name) => ((this.number = name), fill())),
      );
      fill();
      this.yasr.resultsEl.append(choices, frame);
    }
  };
}

function numeric(results) {
  const rows = results?.getBindings()?.slice(0, 200) ?? [];
  return (results?.getVariables() ?? []).filter((name) => {
    const values = rows.map((row) => row[name]).filter(Boolean);
    return values.length && values.every(isNumber);
  });
}

// The column whose texts name the rows: one of words rather than of addresses.
function named(results, columns) {
  const rows = results.getBindings().slice(0, 20);
  return columns.find((name) => rows.some((row) => row[name] && row[name].type !== "uri")) ?? columns[0];
}

function bars(bindings, name, number, told) {
  const rows = bindings.filter((row) => row[number]).slice(0, MOST);
  const values = rows.map((row) => Number(row[number].value));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = (value) => NAMES + 10 + ((value - least) / (most - least || 1)) * (WIDE - NAMES - 90);
  const svg = element("svg", { class: "chart", viewBox: `0 0 ${WIDE} ${rows.length * STEP + 12}`, role: "img", "aria-label": told.words.chart });
  rows.forEach((row, index) => {
    const y = index * STEP + 8;
    const value = values[index];
    const term = row[name];
    const said = term ? (term.type === "uri" ? shorten(term.value, told) : term.value) : "";
    const [from, to] = [scale(Math.min(value, 0)), scale(Math.max(value, 0))];
    const text = element("text", { x: NAMES, y: y + 13, "text-anchor": "end" }, said.length > 44 ? `${said.slice(0, 42)}…` : said);
    const bar = element("rect", { x: from, y, width: Math.max(to - from, 1), height: STEP - 6, rx: 3 });
    bar.append(element("title", {}, `${said}: ${value}`));
    const link = term?.type === "uri" ? element("a", { href: here(term.value, told) }) : element("g", {});
    link.append(text, bar, element("text", { class: "value", x: to + 6, y: y + 13 }, value.toLocaleString(told.language)));
    svg.append(link);
  });
  return svg;
}

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
