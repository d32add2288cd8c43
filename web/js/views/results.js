// The results of a search, with what it is held to and what it can be narrowed down by.
import { Failure, search } from "../api.js";
import { card, skeletons } from "../components/card.js";
import { chips, onlyWhatMeetsAll, searchedBy } from "../components/chips.js";
import { filterPanel, sortBox, sortNote } from "../components/filters.js";
import { movieList } from "../components/movies.js";
import { emptyNotice, failureNotice } from "../components/notice.js";
import { tabs } from "../components/tabs.js";
import { tasteButtons } from "../components/taste.js";
import { labels } from "../constraints.js";
import { fragment, html, render } from "../html.js";
import { listed, paragraph, t } from "../i18n.js";
import { fillNames, remember } from "../names.js";
import { titleOf } from "../titles.js";
import { hasMore, HOME, PAGE, writeState } from "../url.js";

const MOST = 50; // that one request gets
let counts = true; // and sorts, and knows tastes, until the index says that it can't

export async function results(outlet, { state, signal, page }) {
  page.describe(state.q);
  const before = outlet.querySelector(".results");
  if (before) before.setAttribute("aria-busy", "true");
  else render(outlet, layout(state, html`<section class="results">${heading(state)}${skeletons(8)}</section>`));
  let answer;
  try {
    answer = await found(state, signal);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    failed(outlet, state, before, failure);
    return page.say(t(failure.kind));
  }
  const movies = answer.results;
  remember(movies);
  const cardOf = (one, at) => card(one, state.q, {
    at, taste: counts && tasteButtons(one, state, HOME),
    asked: labels(Object.keys(answer.filters), answer.filters), missing: labels(one.missing, answer.filters),
  });
  page.swap(outlet, layout(state, html`${filterPanel(answer, state)}
    <section class="results">
      ${heading(state)}
      ${chips(answer, state, HOME)}
      ${counts ? sortBox(answer, state) : ""}
      ${state.mode === "keyword" ? html`<p class="note"><a data-link data-keep href="${writeState(HOME, { ...state, mode: "hybrid" })}">${t("by_meaning")}</a></p>` : ""}
      ${searchedBy(answer.degraded).map((note) => html`<p class="note">${note}</p>`)}
      ${sortNote(answer)}
      ${answer.confidence === "low" ? html`<p class="note">${t("low")}</p>` : ""}
      ${onlyWhatMeetsAll(answer, state, HOME, movies)}
      ${movies.length ? movieList(movies, answer, cardOf) : emptyNotice()}
      ${hasMore(state, movies.length) ? html`<button type="button" class="more" data-keep data-key="more" data-next="movie:${movies.length}"
        data-href="${writeState(HOME, { ...state, pages: state.pages + 1 })}">${t("more")}</button>` : end(answer, state, movies)}
    </section>`));
  page.describe(state.q, t("described", { q: state.q, titles: listed(movies.slice(0, 5).map((one) => titleOf(one).text)) }));
  page.say(told(answer, state, movies));
  await fillNames(outlet, signal);
}

function layout(state, parts) {
  return html`${tabs(state, "results")}<div class="layout">${parts}</div>`;
}

function heading({ q }) {
  return html`<h1 tabindex="-1">${t("results_for", { q })}</h1>`;
}

// As many pages as the address says, in one answer.
async function found(state, signal) {
  const wanted = PAGE * state.pages;
  const answer = await counted(state, { k: Math.min(wanted, MOST), signal });
  while (answer.results.length < wanted && answer.results.length % MOST === 0 && answer.results.length) {
    const offset = answer.results.length;
    const more = await search(state, { k: Math.min(wanted - offset, MOST), offset, signal });
    if (!more.results.length) break;
    answer.results.push(...more.results);
  }
  return answer;
}

async function counted(state, options) {
  try {
    return await search(state, { ...options, facets: counts });
  } catch (failure) {
    if (failure.code !== "unsupported" || !counts) throw failure;
  }
  counts = false;
  return search(state, options);
}

// How many there are, and how long the first request took, where it was the only one and a phone has room for it.
function told(answer, { mode, pages }, movies) {
  if (!movies.length) return t("none");
  const number = numbered(answer, movies);
  const short = pages === 1 && !movies.some((one) => one.missing.length);
  const count = short ? t("in_time", { text: number, ms: Math.round(answer.took_ms) }) : number;
  return mode === "keyword" ? paragraph([t("ended", { text: count }), t("so_far")]) : count;
}

function numbered({ filters, total }, movies) {
  const shown = movies.length;
  if (!Object.keys(filters).length || total === null) return t("counted", { count: shown });
  const met = movies.filter((one) => !one.missing.length).length;
  const text = met ? t("met", { count: met < shown ? met : total }) : t("met_none");
  return shown === met && shown >= total ? text : t("met_shown", { text, count: shown });
}

// Where the list ends, why: nothing else comes near, or meets it, or the page shows no more.
function end({ filters, total }, { pages }, movies) {
  if (pages === 1 || !movies.length) return "";
  const all = Object.keys(filters).length > 0 && movies.length >= total;
  const text = movies.length >= pages * PAGE ? t("end_most", { count: movies.length }) : t(all ? "end_met" : "end");
  return html`<p class="note" data-key="end" tabindex="-1">${text}</p>`;
}

// Movies that were there stay, with the notice below them.
function failed(outlet, state, before, failure) {
  if (!before || state.pages === 1) {
    const notice = failureNotice(failure, { whole: true });
    return render(outlet, layout(state, html`<section class="results">${notice}</section>`));
  }
  before.removeAttribute("aria-busy");
  before.querySelector(".notice")?.remove();
  before.append(fragment(failureNotice(failure)));
}
