// What the movies can be narrowed down by, with counts where the index can count, and their order.
import { facets, inForce, unsorted } from "../constraints.js";
import { html } from "../html.js";
import { paragraph, t } from "../i18n.js";
import { HOME, writeState } from "../url.js";

const SORTS = ["newest", "oldest", "highest_rated", "lowest_rated", "most_popular", "highest_grossing"];
const NEAREST = 250; // movies that are put in order where nothing is to be met: as DEPTH in functions/moviesearch/index/query.py
const SHOWN = ["genre", "decade"]; // open from the start where there is room
const BESIDE = globalThis.matchMedia?.("(min-width: 60rem)"); // as in style.css

// On a wide screen the filters stand open beside the movies; on a narrow one, behind one line.
export function filterPanel(answer, state) {
  const groups = facets(answer, state);
  if (!groups.length) return "";
  const set = inForce(answer.filters, state).length;
  return html`<aside class="filters" aria-label="${t("filters")}">
    <details class="all-filters" data-open="filters" ${BESIDE.matches ? html`open` : ""}>
      <summary>${set ? t("filtered", { n: set }) : t("filters")}</summary>
      ${groups.map(({ name, values }) => html`<details class="facet" data-open="${name}" ${BESIDE.matches && SHOWN.includes(name) ? html`open` : ""}>
        <summary>${t(name)}</summary>
        <ul>${values.map(({ value, label, count, on, next }) => html`<li>
          <a class="chip" href="${writeState(HOME, next)}" data-link data-keep data-key="facet:${name}:${value}"
            ${on ? html`aria-current="true"` : ""}>${label} ${count === null ? "" : html`<span class="n">${count}</span>`}</a>
        </li>`)}</ul>
      </details>`)}
    </details>
  </aside>`;
}

BESIDE?.addEventListener("change", () => {
  for (const one of document.querySelectorAll(".all-filters")) one.open = BESIDE.matches;
});

// Each order with the address that it leads to.
export function sortBox({ sort }, state) {
  const orders = [["relevance", unsorted({ sort }, state)], ...SORTS.map((name) => [name, { ...state, sort: name, pages: 1 }])];
  return html`<div class="sort"><label>${t("sort")} <select data-leads data-key="sort">${orders.map(([name, next]) => html`
    <option value="${name}" data-href="${writeState(HOME, next)}"
      ${name === (sort?.value ?? "relevance") ? html`selected` : ""}>${t(name)}</option>`)}</select></label>
    ${sort?.source === "understood" && sort.text ? html`<small>${t("understood", { text: sort.text })}</small>` : ""}</div>`;
}

// Of which movies it is the order, since words alone leave none out, and that a rating is not all that counts in one.
export function sortNote({ sort, filters }) {
  if (!sort) return "";
  const bound = Object.keys(filters).length > 0;
  const notes = [
    bound ? sort.source === "explicit" && t("sorted_met") : t("sorted_near", { count: NEAREST }),
    sort.value.endsWith("_rated") && t("few_votes"),
  ].filter(Boolean);
  return notes.length ? html`<p class="note">${paragraph(notes)}</p>` : "";
}
