// A choice of columns above a view.

export function choice(name, columns, chosen, act) {
  const label = document.createElement("label");
  label.className = "query-filter small soft";
  const select = document.createElement("select");
  for (const column of columns) select.append(new Option(column, column, false, column === chosen));
  select.addEventListener("change", () => act(select.value));
  label.append(name, " ", select);
  return label;
}
