// The page's state is its address: what a reload, a shared link or the back button needs.
export const FILTERS = ["genre", "year_from", "year_to", "language", "min_rating"];
const MANY = new Set(["genre", "language"]);

export function readState(address) {
  const params = new URL(address, "http://page").searchParams;
  const filters = {};
  for (const name of FILTERS) {
    const values = params.getAll(name).filter(Boolean);
    if (values.length) filters[name] = MANY.has(name) ? values : values[0];
  }
  return {
    q: (params.get("q") ?? "").trim(),
    filters,
    understand: params.get("understand") !== "false",
    sort: params.get("sort") ?? "relevance",
    pages: Math.min(Math.max(Number.parseInt(params.get("pages") ?? "1", 10) || 1, 1), 20),
    mode: params.get("mode") === "keyword" ? "keyword" : "hybrid",
    model: params.get("model") ?? "",
    explain: params.get("explain") !== "false",
    like: ids(params.get("like")),
    unlike: ids(params.get("unlike")),
  };
}

function ids(text) {
  return (text ?? "").split(",").filter((part) => /^\d+$/.test(part));
}

export function writeState(path, state) {
  const params = new URLSearchParams();
  if (state.q) params.set("q", state.q);
  for (const [name, value] of Object.entries(state.filters ?? {})) {
    for (const one of [value].flat()) params.append(name, one);
  }
  if (state.understand === false) params.set("understand", "false");
  if (state.sort && state.sort !== "relevance") params.set("sort", state.sort);
  if (state.pages > 1) params.set("pages", state.pages);
  if (state.mode === "keyword") params.set("mode", "keyword");
  if (state.model) params.set("model", state.model);
  if (state.explain === false) params.set("explain", "false");
  if (state.like?.length) params.set("like", state.like.join(","));
  if (state.unlike?.length) params.set("unlike", state.unlike.join(","));
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

// Adds a filter's value, or takes it off where it is set.
export function toggled(filters, name, value) {
  const next = { ...filters };
  if (MANY.has(name)) {
    const values = next[name] ?? [];
    next[name] = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
    if (!next[name].length) delete next[name];
  } else if (next[name] === value) {
    delete next[name];
  } else {
    next[name] = value;
  }
  return next;
}

// Taking off what was understood means: do not understand, but keep the rest as if it were given.
export function without(state, applied, name) {
  const filters = {};
  for (const [other, { value }] of Object.entries(applied)) {
    if (other !== name) filters[other] = Array.isArray(value) ? value : String(value);
  }
  if (name === "year_from" || name === "year_to") {
    delete filters.year_from;
    delete filters.year_to;
  }
  return { ...state, filters, understand: false, pages: 1 };
}
