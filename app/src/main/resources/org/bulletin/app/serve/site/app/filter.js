// The filter that the server and every link of the page share; it lives in the URL.

/** Parameters that may be given several times; all must hold. */
export const REPEATABLE = ['newspaper', 'person', 'organization', 'place', 'event', 'position', 'keyword', 'author', 'kind', 'page_label'];
const SINGLE = ['q', 'from', 'to', 'open', 'min_confidence'];
const VIEW = ['order', 'offset'];

/** The filter of a URL's query: lists for repeatable parameters, texts for the others. */
export function read(search) {
  const parameters = new URLSearchParams(search);
  const filter = {};
  for (const name of REPEATABLE) {
    const values = [...new Set(parameters.getAll(name).filter(Boolean))];
    if (values.length) filter[name] = values;
  }
  for (const name of [...SINGLE, ...VIEW]) {
    const value = parameters.get(name)?.trim();
    if (value) filter[name] = value;
  }
  return filter;
}

/** The same filter without what only the view needs: what facets, feeds and exports take. */
export function withoutView(filter) {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !VIEW.includes(name)));
}

/** With a value more; the list starts at its first page again. */
export function adding(filter, name, value) {
  const rest = { ...filter, offset: undefined };
  if (!REPEATABLE.includes(name)) return { ...rest, [name]: value };
  return { ...rest, [name]: [...new Set([...(filter[name] ?? []), value])] };
}

/** Without a value. */
export function removing(filter, name, value) {
  const rest = { ...filter, offset: undefined };
  if (!REPEATABLE.includes(name)) return { ...rest, [name]: undefined };
  return { ...rest, [name]: filter[name].filter((one) => one !== value) };
}

export function has(filter, name, value) {
  return REPEATABLE.includes(name) ? (filter[name] ?? []).includes(value) : filter[name] === value;
}

/** The filter's parts as [name, value], in the order in which chips stand; the words of a search are apart. */
export function parts(filter) {
  return [...REPEATABLE, ...SINGLE.filter((name) => name !== 'q')].flatMap((name) =>
    [filter[name] ?? []].flat().map((value) => [name, value]));
}
