// Completion of the ontology's terms, by their names and by their labels in the reader's language.

const MOST = 60;

export function completeTerms(terms, prefixes) {
  return {
    name: "terms",
    bulk: false,
    autoShow: false,
    isValidCompletionPosition: (editor) => roleAt(editor) !== null,
    get: (editor, token) => {
      const role = roleAt(editor);
      return matching(terms.filter((term) => term.role === role), token.string).map((term) => term.name);
    },
    postProcessSuggestion: (_, __, name) => name,
    postprocessHints: (editor, hints) =>
      hints.map((hint) => ({
        ...hint,
        render: (item) => item.append(...shown(terms.find((term) => term.name === hint.text))),
        hint: () => {
          editor.getDoc().replaceRange(hint.text, hint.from ?? tokenStart(editor), hint.to);
          const [prefix] = hint.text.split(":");
          if (prefixes[prefix] && !editor.getPrefixesFromQuery()[prefix]) editor.addPrefixes({ [prefix]: prefixes[prefix] });
        },
      })),
  };
}

// What belongs where the cursor stands: a class after `a`, a property before an object, else a concept.
function roleAt(editor) {
  const token = editor.getCompleteToken();
  if (/^[?$"'#]/.test(token.string) || token.type === "comment") return null;
  const before = editor.getPreviousNonWsToken(editor.getDoc().getCursor().line, token);
  if (["a", "rdf:type"].includes(before.string) || ["a", "rdf:type"].includes(before.state?.lastProperty)) return "class";
  if (token.state.possibleCurrent?.includes("a")) return "property";
  return token.string.trim() ? "concept" : null;
}

function matching(terms, typed) {
  const wanted = fold(typed.trim());
  const rank = (term) => {
    const [name, label] = [fold(term.name), fold(term.label)];
    if (name.startsWith(wanted)) return 0;
    if (name.slice(name.indexOf(":") + 1).startsWith(wanted)) return 1;
    if (label.startsWith(wanted)) return 2;
    return label.includes(` ${wanted}`) || name.includes(wanted) ? 3 : 4;
  };
  return terms
    .map((term) => ({ term, rank: rank(term) }))
    .filter((found) => found.rank < 4)
    .sort((one, other) => one.rank - other.rank || one.term.name.localeCompare(other.term.name))
    .slice(0, MOST)
    .map((found) => found.term);
}

function shown(term) {
  const name = document.createElement("span");
  name.className = "hint-name";
  name.textContent = term.name;
  const label = document.createElement("span");
  label.className = "hint-label";
  label.textContent = term.label;
  if (term.note) label.title = term.note;
  return [name, label];
}

function tokenStart(editor) {
  const cursor = editor.getDoc().getCursor();
  return { line: cursor.line, ch: editor.getCompleteToken().start };
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
