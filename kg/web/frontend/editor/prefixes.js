// The project's prefixes: declared where a query uses them, and used where an IRI is shown.

// Declares the prefixes that a query uses and does not declare itself.
export function declare(query, prefixes) {
  const code = query.replace(/<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g, " ");
  const wanted = Object.keys(prefixes).filter(
    (name) => new RegExp(`(^|[^\\w?$:-])${name}:`).test(code) && !new RegExp(`\\bprefix\\s+${name}:`, "i").test(code),
  );
  return wanted.map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`).join("") + query;
}

// The short form of an IRI: with a prefix, else as a path below the base, else as it is.
export function shorten(iri, { prefixes, base }) {
  let best = null;
  for (const [name, namespace] of Object.entries(prefixes)) {
    const local = iri.startsWith(namespace) ? iri.slice(namespace.length) : "";
    if (/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(local) && (!best || namespace.length > best.namespace.length)) {
      best = { namespace, text: `${name}:${local}` };
    }
  }
  if (best) return best.text;
  return iri.startsWith(base) && iri.length > base.length ? iri.slice(base.length) : iri;
}

// Where the page of an IRI is: on this site where it is of its base.
export function here(iri, { base, root }) {
  return iri.startsWith(base) ? root + iri.slice(base.length) : iri;
}
