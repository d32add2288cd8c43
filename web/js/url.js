// The page's state is its address: what a reload, a shared link or the back button needs.
// Links are relative, to what <base> says: so the page works below any path, such as /movies/.
// Which filters there are is the API's business: the names tell them from the rest.
const FILTER = /^(genre|language|decade|person|without|year_from|year_to|(any|min|max|not)_[a-z]+)$/;
const MANY = /^(genre|language|decade|person|without|(any|not)_[a-z]+)$/;
const WORD = /^[a-z_]{1,40}$/;
const MOST_PAGES = 20;
export const PAGE = 20; // movies
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
    ignore: [...new Set(params.getAll("ignore"))].filter((one) => WORD.test(one)),
    sort: params.getAll("sort").find((one) => WORD.test(one)) ?? "",
    pages: Math.min(Math.max(Number.parseInt(params.get("pages") ?? "1", 10) || 1, 1), MOST_PAGES),
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
  for (const name of state.ignore ?? []) params.append("ignore", name);
  if (state.sort) params.set("sort", state.sort);
  if (state.pages > 1) params.set("pages", state.pages);
  if (state.mode === "keyword") params.set("mode", "keyword");
  if (state.model) params.set("model", state.model);
  if (state.explain === false) params.set("explain", "false");
  if (state.like?.length) params.set("like", state.like.join(","));
  if (state.unlike?.length) params.set("unlike", state.unlike.join(","));
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

// An address of this page with some of its state changed.
export function changed(address, changes) {
  return writeState(pathOf(address) || HOME, { ...readState(address), ...changes });
}

// Whether a page more may be asked for, where so many movies were found.
export function hasMore(state, found) {
  return found >= state.pages * PAGE && state.pages < MOST_PAGES;
}
