// Filter chips with counts where the index can count, the constraints in force, and the order.
import { html } from "../html.js";
import { decadeName, genreName, labelOf, languageName, listed, t } from "../i18n.js";
import { kept, toggled } from "../url.js";

const SORTS = ["relevance", "rating", "newest", "oldest"];
const NAMES = { genre: genreName, language: languageName };

export function filterBar(answer, state) {
  const { facets } = answer;
  const groups = facets ? [
    ["genre", facets.genre, genreName, (value) => toggled(state.filters, "genre", value)],
    ["decade", facets.decade, decadeName, (value) => decade(state.filters, value)],
    ["language", facets.language, languageName, (value) => toggled(state.filters, "language", value)],
    ["rated", facets.rating, (value) => `${value}+`, (value) => toggled(state.filters, "min_rating", String(value))],
  ] : [];
  return html`<div class="filters">
    ${groups.map(([name, counts, label, next]) => html`<details class="facet">
      <summary>${t(name)}</summary>
      <ul>${shown(name, counts).map(({ value, count }) => html`<li>
        <button type="button" class="chip" data-filters="${JSON.stringify(next(value))}" data-key="${name}:${value}"
          aria-pressed="${pressed(name, value, state.filters)}">${label(value)} <span class="n">${count}</span></button>
      </li>`)}</ul>
    </details>`)}
    <label class="sort">${t("sort")} <select data-sort data-key="sort">${SORTS.map((name) => html`
      <option value="${name}" ${name === state.sort ? html`selected` : ""}>${t(name)}</option>`)}</select></label>
  </div>
  ${inForce(answer)}`;
}

// Each chip takes its constraint off; those that were understood say from which words.
export function inForce(answer) {
  const applied = Object.entries(answer.filters);
  const relaxed = answer.relaxed ? missed(answer) : [];
  return html`${applied.length ? html`<ul class="chips" aria-label="${t("facts")}">
    ${applied.map(([name, one]) => html`<li><button type="button" class="chip on" data-without="${name}"
      aria-label="${t("remove", { text: named(name, one) })}">${named(name, one)}
      ${one.source === "understood" ? html`<small>${t("understood", { text: one.text })}</small>` : ""} ×</button></li>`)}
  </ul>` : ""}
  ${relaxed.length ? html`<p class="note">${t("relaxed", { text: listed(relaxed) })}
    <button type="button" class="chip" data-only="${JSON.stringify(kept(answer.filters))}">${t("only")}</button></p>` : ""}
  ${searchedBy(answer.degraded).map((note) => html`<p class="note">${note}</p>`)}`;
}

// The words of the sentence that some of the movies don't meet, in its order.
function missed({ query, filters, results, movies }) {
  const names = new Set((results ?? movies).flatMap((movie) => movie.missing));
  const words = Object.keys(filters).filter((name) => names.has(name)).map((name) => filters[name].text);
  return [...new Set(words)].sort((a, b) => query.indexOf(a) - query.indexOf(b));
}

// What the movies were not searched by.
export function searchedBy(degraded) {
  return [["embedding", "keywords"], ["keywords", "meaning"]]
    .filter(([part]) => degraded.includes(part)).map(([, word]) => t(word));
}

// A constraint as it reads; people and subjects stay as they were asked for.
function named(name, { value, label }) {
  const translated = NAMES[name.replace(/^(not|any)_/, "")];
  if (!translated) return labelOf(name, value, label);
  const words = value.map(translated).join(name === "genre" ? " + " : " / ");
  return name.startsWith("not_") ? `≠ ${words}` : words;
}

// A rating of 8 and more counts in 7 and more too.
function shown(name, counts) {
  if (name !== "rated") return counts.slice(0, 20);
  let sum = 0;
  return counts.map(({ value, count }) => ({ value, count: (sum += count) }));
}

function decade(filters, value) {
  const { year_from, year_to, ...rest } = filters;
  const same = year_from === String(value) && year_to === String(value + 9);
  return same ? rest : { ...rest, year_from: String(value), year_to: String(value + 9) };
}

function pressed(name, value, filters) {
  if (name === "decade") return filters.year_from === String(value) && filters.year_to === String(value + 9);
  if (name === "rated") return filters.min_rating === String(value);
  return (filters[name] ?? []).includes(value);
}

export function sorted(movies, order) {
  const by = {
    rating: (a, b) => b.vote_average - a.vote_average,
    newest: (a, b) => (b.release_date ?? "").localeCompare(a.release_date ?? ""),
    oldest: (a, b) => (a.release_date ?? "9").localeCompare(b.release_date ?? "9"),
  }[order];
  return by ? [...movies].sort(by) : movies;
}
