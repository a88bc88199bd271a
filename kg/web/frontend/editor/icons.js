// The icons of the views: drawn in the colour of the words beside them.

const SVG = "http://www.w3.org/2000/svg";

export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ d: path, fill: "none", stroke: "currentColor", "stroke-width": "1.6" })) {
    line.setAttribute(name, value);
  }
  svg.append(line);
  const frame = document.createElement("div");
  frame.append(svg);
  return frame;
}

export const ICONS = {
  table: "M1.5 2.5h13v11h-13zM1.5 6h13M1.5 9.7h13M6 2.5v11",
  chart: "M2 14V2M2 14h12M5 12V8M8.5 12V4M12 12V6.5",
  map: "M8 14.5c3-3.6 4.5-6 4.5-8a4.5 4.5 0 0 0-9 0c0 2 1.5 4.4 4.5 8zM8 8a1.6 1.6 0 1 0 0-3.2A1.6 1.6 0 0 0 8 8z",
  network: "M4 4l7 2M4 4l3 8M11 6l-4 6M4 5.4a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8zM11.6 7.4a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8zM7 13.6a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8z",
};
