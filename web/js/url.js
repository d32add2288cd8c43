// The page's state is its address: what a reload, a shared link or the back button needs.
// Links are relative, to what <base> says: so the page works below any path, such as /movies/.
// Which filters there are is the API's business: the names tell them from the rest.
const FILTER = /^(genre|language|year_from|year_to|(min|max|not)_[a-z]+)$/;
const MANY = /^(genre|language|not_[a-z]+)$/;
const YEARS = ["year_from", "year_to"];
export const HOME = "./";
export const RECOMMENDATIONS = "recommendations";

// Which of the page's views an address leads to, "" for home: its path below the base.
// What is not below the base keeps its leading slash, and so is no view.
export function pathOf(address, base = document.baseURI) {
  const root = new URL(base).pathname;
  const { pathname } = new URL(address, base);
  if (`${pathname}/` === root) return "";
  return pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
}

export function readState(address) {
  const params = new URL(address, "http://page").searchParams;
  const filters = {};
  for (const name of [...params.keys()].filter((one) => FILTER.test(one))) {
    const values = params.getAll(name).filter(Boolean);
    if (values.length) filters[name] = MANY.test(name) ? values : values[0];
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
  if (MANY.test(name)) {
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

// Constraints in force as an address holds them.
export function kept(applied) {
  return Object.fromEntries(Object.entries(applied).map(([name, { value }]) => {
    return [name, Array.isArray(value) ? value : String(value)];
  }));
}

// Taking off what was understood means: do not understand, but keep the rest as if it were explicit.
export function without(state, applied, name) {
  const filters = kept(applied);
  for (const one of YEARS.includes(name) ? YEARS : [name]) delete filters[one];
  return { ...state, filters, understand: false, pages: 1 };
}
