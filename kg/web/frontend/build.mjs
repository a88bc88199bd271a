// Bundles the scripts of the site, the fonts and the map into one folder: `node build.mjs FOLDER`.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { basemap } from "./make/basemap.mjs";
import { licences } from "./make/licences.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../static/built"));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: ["editor.js", "pictures.js", "fonts.css"],
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  // The fonts lie beside the style sheet; the few icons inside the editor's own styles stay there.
  loader: { ".woff2": "file", ".svg": "dataurl", ".png": "dataurl", ".gif": "dataurl" },
  assetNames: "[name]",
  legalComments: "linked",
  logLevel: "warning",
});
writeFileSync(join(out, "world.svg"), basemap(join(here, "node_modules/world-atlas/countries-50m.json")));
writeFileSync(join(out, "THIRD-PARTY.txt"), licences(here));

// Beside each text its compressed form, so that the server compresses nothing; the same sources give the same bytes.
for (const name of readdirSync(out).filter((name) => /\.(js|css|svg|txt)$/.test(name))) {
  writeFileSync(join(out, `${name}.gz`), gzipSync(readFileSync(join(out, name)), { level: 9 }));
}
