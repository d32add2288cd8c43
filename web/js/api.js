// Calls of the two functions. Every failure is a Failure with a kind that a view can explain.
import { RECOMMEND, SEARCH } from "../config.js";
import { READER } from "./i18n.js";

export class Failure extends Error {
  // kind: offline, refused (400), limited (429), unavailable (503), missing (404), failed, broken
  // code: what the API calls it, such as unsupported, where it answered
  constructor(kind, message = "", code = "") {
    super(message);
    this.kind = kind;
    this.code = code;
  }
}

const KINDS = { 400: "refused", 404: "missing", 429: "limited", 503: "unavailable" };

export function search(state, { offset = 0, k, facets = false, signal }) {
  const params = { q: state.q, mode: state.mode, k, offset, facets };
  return call(address(SEARCH, { ...params, ...wished(state) }), signal);
}

export function suggest(q, signal) {
  return call(address(`${SEARCH}/suggest`, { q, k: 6, lang: READER }), signal);
}

export function randomMovies(k, exclude, signal) {
  return call(address(`${SEARCH}/movies/random`, { k, exclude: exclude.slice(-200).join(",") }), signal);
}

export function movie(id, signal) {
  return call(`${SEARCH}/movies/${id}`, signal);
}

export function similar(id, { like, unlike }, signal) {
  return call(address(`${SEARCH}/movies/${id}/similar`, { k: 12, ...taste({ like, unlike }) }), signal);
}

export function models(signal) {
  return call(`${RECOMMEND}/models`, signal);
}

// What a search and a recommendation are held to besides the words.
export function wished(state) {
  return { ignore: state.ignore, sort: state.sort, ...state.filters, ...taste(state) };
}

function taste({ like, unlike }) {
  return { like: like.join(","), unlike: unlike.join(",") };
}

export function address(path, params) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of [value].flat()) if (one !== "" && one !== undefined) query.append(name, one);
  }
  return `${path}?${query}`;
}

async function call(url, signal) {
  const response = await answered(url, signal, "application/json");
  try {
    return await response.json();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure("failed");
  }
}

export async function answered(url, signal, accept) {
  let response;
  try {
    response = await fetch(url, { signal, headers: { Accept: accept } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure("offline");
  }
  if (response.ok) return response;
  const body = await response.json().catch(() => null);
  throw new Failure(KINDS[response.status] ?? "failed", body?.error?.message, body?.error?.code);
}
