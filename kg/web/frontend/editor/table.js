// The answer as a table: sorted by a click on a column, filtered by a word, a page at a time.

import { ICONS, icon } from "./icons.js";
import { here, shorten } from "./prefixes.js";

const PAGE = 100; // rows

export function tableView(told) {
  const { words, language } = told;
  const order = new Intl.Collator(language, { numeric: true });

  return class TableView {
    label = words.table;
    priority = 10;

    constructor(yasr) {
      this.yasr = yasr;
    }

    getIcon() {
      return icon(ICONS.table);
    }

    canHandleResults() {
      return Boolean(this.yasr.results?.getVariables()?.length);
    }

    draw() {
      this.columns = this.yasr.results.getVariables();
      this.rows = this.yasr.results.getBindings() ?? [];
      this.sorted = { column: null, down: false };
      this.word = "";
      this.page = 0;
      this.frame = document.createElement("div");
      this.frame.className = "table-frame";
      this.frame.tabIndex = 0;
      this.frame.setAttribute("role", "group");
      this.frame.setAttribute("aria-label", words.table);
      this.yasr.resultsEl.append(...(this.rows.length > 10 ? [this.filter()] : []), this.frame, (this.turn = document.createElement("p")));
      this.turn.className = "query-pages";
      this.fill();
    }

    filter() {
      const label = document.createElement("label");
      label.className = "query-filter small soft";
      const field = document.createElement("input");
      field.type = "search";
      field.addEventListener("input", () => {
        this.word = field.value.trim().toLowerCase();
        this.page = 0;
        this.fill();
      });
      label.append(words.filter, " ", field);
      return label;
    }

    fill() {
      const rows = this.visible();
      const table = document.createElement("table");
      const head = table.createTHead().insertRow();
      for (const column of this.columns) head.append(this.heading(column));
      const body = table.createTBody();
      for (const row of rows.slice(this.page * PAGE, (this.page + 1) * PAGE)) {
        const line = body.insertRow();
        for (const column of this.columns) line.append(cell(row[column], told));
      }
      if (!rows.length) {
        const nothing = body.insertRow().insertCell();
        nothing.colSpan = this.columns.length;
        nothing.textContent = words.no_rows;
      }
      this.frame.replaceChildren(table);
      this.pages(rows.length);
    }

    visible() {
      const { column, down } = this.sorted;
      const found = this.word
        ? this.rows.filter((row) => this.columns.some((name) => row[name]?.value.toLowerCase().includes(this.word)))
        : [...this.rows];
      if (column) found.sort((one, other) => (down ? -1 : 1) * order.compare(one[column]?.value ?? "", other[column]?.value ?? ""));
      return found;
    }

    heading(column) {
      const head = document.createElement("th");
      head.scope = "col";
      const sort = document.createElement("button");
      sort.type = "button";
      sort.className = "sort";
      sort.textContent = column;
      sort.title = words.sort.replace("{name}", column);
      if (this.sorted.column === column) head.setAttribute("aria-sort", this.sorted.down ? "descending" : "ascending");
      sort.addEventListener("click", () => {
        this.sorted = { column, down: this.sorted.column === column && !this.sorted.down };
        this.fill();
        this.frame.querySelectorAll("th button")[this.columns.indexOf(column)].focus();
      });
      head.append(sort);
      return head;
    }

    pages(count) {
      const last = Math.max(Math.ceil(count / PAGE) - 1, 0);
      const turn = (name, by) => {
        const made = document.createElement("button");
        made.type = "button";
        made.className = "button-quiet";
        made.textContent = name;
        made.disabled = this.page + by < 0 || this.page + by > last;
        made.addEventListener("click", () => {
          this.page += by;
          this.fill();
        });
        return made;
      };
      const where = document.createElement("span");
      where.textContent = `${this.page + 1} / ${last + 1}`;
      this.turn.replaceChildren(...(last ? [turn(words.previous, -1), where, turn(words.next, 1)] : []));
    }

    download() {
      return {
        getData: () => this.yasr.results.asCsv(),
        contentType: "text/csv",
        title: `${words.download}: CSV`,
        filename: "answer.csv",
      };
    }
  };
}

function cell(value, told) {
  const made = document.createElement("td");
  if (!value) return made;
  if (value.type === "uri") {
    const link = document.createElement("a");
    link.className = "iri";
    link.textContent = shorten(value.value, told);
    link.title = value.value;
    // Nothing but an address of the web becomes a link.
    if (/^https?:/i.test(value.value)) link.href = here(value.value, told);
    if (!value.value.startsWith(told.base)) link.rel = "noopener noreferrer";
    made.append(link);
    return made;
  }
  made.textContent = value.value;
  if (value["xml:lang"]) made.lang = value["xml:lang"];
  if (isNumber(value)) made.className = "number";
  return made;
}

export function isNumber(value) {
  return /#(integer|decimal|double|float|int|long)$/.test(value?.datatype ?? "") && Number.isFinite(Number(value.value));
}
