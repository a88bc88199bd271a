// The land of the earth as one small SVG: Natural Earth's countries (public domain) in the Equal Earth projection.

import { readFileSync } from "node:fs";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";

// The same figures stand in kg/web/pictures/projection.py, which places events on this map.
const WIDTH = 1000; // of the whole earth, in the map's own units; its middle is 0,0
const CENTRAL_MERIDIAN = 11; // degrees east: the edge of the map then cuts the Bering Strait and no country
const DETAIL = 0.25; // the share of points that stays: coasts read well where a twentieth of the earth fills the screen
const FINE = 10; // drawn units in one unit of the map

export function basemap(atlas) {
  const whole = presimplify(JSON.parse(readFileSync(atlas, "utf8")));
  const topology = simplify(whole, quantile(whole, DETAIL));
  const projection = geoEqualEarth()
    .precision(0)
    .rotate([-CENTRAL_MERIDIAN, 0])
    .fitWidth(WIDTH * FINE, { type: "Sphere" })
    .translate([0, 0]);
  const path = (shape) => terse(geoPath(projection)(shape));
  const { countries } = topology.objects;
  // Antarctica has no diplomats, and takes a fifth of the map.
  countries.geometries = countries.geometries.filter((country) => country.id !== "010");
  const land = path(feature(topology, countries));
  const borders = path(mesh(topology, countries, (one, other) => one !== other));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg"><g id="world" transform="scale(${1 / FINE})">` +
    `<path stroke="none" d="${land}"/><path fill="none" vector-effect="non-scaling-stroke" d="${borders}"/></g></svg>\n`
  );
}

// A path in whole units, each point told from the one before it; islands that come to less than a triangle are left out.
function terse(path) {
  let pen = [0, 0];
  return [...path.matchAll(/M([^MZ]+)(Z?)/g)]
    .map(([, points, end]) => {
      const start = pen;
      let drawn = "";
      let steps = 0;
      for (const point of points.split("L")) {
        const next = point.split(",").map((value) => Math.round(Number(value)));
        const [right, down] = [next[0] - pen[0], next[1] - pen[1]];
        if (drawn && !right && !down) continue;
        drawn += `${drawn ? "l" : "m"}${right}${down < 0 ? "" : ","}${down}`;
        steps += 1;
        pen = next;
      }
      if (steps < (end ? 3 : 2)) {
        pen = start;
        return "";
      }
      // Closing a path takes the pen back to where the path began.
      if (end) pen = points.split("L", 1)[0].split(",").map((value) => Math.round(Number(value)));
      return drawn + end.toLowerCase();
    })
    .join("");
}
