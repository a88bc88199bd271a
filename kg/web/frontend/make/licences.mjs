// The licences of everything that is bundled, in one text.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const TOOLS = new Set(["esbuild", "topojson-client", "topojson-simplify"]); // they build, and are not bundled

export function licences(folder) {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")).packages;
  const found = new Set();
  const waiting = Object.keys(lock[""].dependencies)
    .filter((name) => !TOOLS.has(name))
    .map((name) => `node_modules/${name}`);
  while (waiting.length) {
    const place = waiting.pop();
    if (found.has(place)) continue;
    found.add(place);
    for (const name of Object.keys(lock[place].dependencies ?? {})) waiting.push(home(lock, place, name));
  }
  const texts = [...found].sort().map((place) => text(join(folder, place)));
  return `The scripts and fonts in this folder are built from these packages.\n\n${texts.join("\n")}`;
}

// Where npm put a package that another one asks for: inside it, or in the nearest folder above.
function home(lock, place, name) {
  for (let above = place; ; above = above.slice(0, Math.max(above.lastIndexOf("/node_modules/"), 0))) {
    const tried = `${above ? `${above}/` : ""}node_modules/${name}`;
    if (lock[tried]) return tried;
    if (!above) throw new Error(`${place} asks for ${name}, which package-lock.json does not have`);
  }
}

function text(folder) {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const authors = [about.author, ...(about.contributors ?? [])].map((who) => who?.name ?? who).filter(Boolean);
  const head = [`${about.name} ${about.version}`, `Licence: ${about.license}`];
  if (authors.length) head.push(`Authors: ${authors.join(", ")}`);
  if (about.repository) head.push(`Source: ${about.repository.url ?? about.repository}`);
  const file = existsSync(folder) && readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const body = file ? readFileSync(join(folder, file), "utf8").trim() : "(The package carries no licence text of its own.)";
  return `${"=".repeat(72)}\n${head.join("\n")}\n\n${body}\n`;
}
