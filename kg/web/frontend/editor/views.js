// The ways to see an answer: as a table, a chart, a map, a network.

import { chartView } from "./chart.js";
import { mapView } from "./map.js";
import { networkView } from "./network.js";
import { tableView } from "./table.js";

export function registerViews(Yasr, told) {
  Yasr.registerPlugin("table", tableView(told));
  Yasr.registerPlugin("chart", chartView(told));
  Yasr.registerPlugin("map", mapView(told));
  Yasr.registerPlugin("network", networkView(told));
  const raw = class extends Yasr.plugins.response {
    label = told.words.raw;
    helpReference = undefined;
  };
  Yasr.registerPlugin("response", raw);
}
