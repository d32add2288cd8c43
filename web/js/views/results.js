// Home: movies to browse while nothing is asked; else the results with filters.
import { randomMovies, search } from "../api.js";
import { card, skeletons } from "../components/card.js";
import { filterBar, sorted } from "../components/filters.js";
import { emptyNotice, failureNotice } from "../components/notice.js";
import { fragment, html, render } from "../html.js";
import { currentLanguage, EXAMPLES, t } from "../i18n.js";
import { HOME, RECOMMENDATIONS, without, writeState } from "../url.js";

const PAGE = 20;
let drawn = []; // the movies at home stay the same while the page is open
let facets = true; // until the index says that it can't count

const KEEP = { keep: true };

export async function home(outlet, { signal, page }) {
  render(outlet, html`<section class="examples" aria-label="${t("examples")}"><span>${t("examples")}${t("colon")}</span>
      ${EXAMPLES[currentLanguage()].map((q) => html`<a class="chip" data-link href="${writeState(HOME, { q })}">${q}</a>`)}
    </section>
    <h2 class="part">${t("browse")}</h2>
    <div data-movies>${drawn.length ? "" : skeletons(12)}</div><div data-below></div>`);
  const grid = outlet.querySelector("[data-movies]");
  const below = outlet.querySelector("[data-below]");
  const show = () => {
    render(grid, html`<ul class="grid">${drawn.map((movie) => card(movie))}</ul>`);
    render(below, html`<button type="button" class="more" data-more>${t("more")}</button>`);
  };
  const draw = async () => {
    const { results } = await randomMovies(PAGE, drawn.map((movie) => movie.id), signal);
    drawn = [...drawn, ...results];
    show();
  };
  page.on("[data-more]", async () => {
    await page.attempt(draw, below);
    below.querySelector("[data-more]")?.focus({ preventScroll: true });
  });
  if (drawn.length) return show();
  try {
    await draw();
  } catch (failure) {
    if (failure.code !== "unsupported") throw failure;
    outlet.querySelector(".part").remove(); // an index that draws none: there is enough to do here
    render(grid, html``);
  }
}

async function counted(state, options) {
  try {
    return await search(state, { ...options, facets });
  } catch (failure) {
    if (failure.code !== "unsupported" || !facets) throw failure;
  }
  facets = false;
  return search(state, options);
}

export async function results(outlet, { state, signal, page }) {
  const before = outlet.querySelector(".results");
  if (before) before.setAttribute("aria-busy", "true");
  else render(outlet, html`${tabs(state, "results")}<div class="results">${skeletons(8)}</div>`);
  let answer;
  try {
    answer = await counted(state, { k: Math.min(PAGE * state.pages, 50), signal });
    for (let offset = 50; offset < PAGE * state.pages; offset += 50) {
      const more = await search(state, { k: 50, offset, signal });
      answer.results.push(...more.results);
    }
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    if (before && state.pages > 1) {
      before.removeAttribute("aria-busy"); // what was there stays, with the notice below it
      before.querySelector(".notice")?.remove();
      before.append(fragment(failureNotice(failure)));
    } else {
      render(outlet, html`${tabs(state, "results")}<div class="results">${failureNotice(failure)}</div>`);
    }
    page.say(t(failure.kind ?? "failed"));
    return;
  }
  const movies = sorted(answer.results.slice(0, PAGE * state.pages), state.sort);
  const full = movies.length === PAGE * state.pages;
  const open = [...outlet.querySelectorAll("details.facet")].map((one) => one.open);
  render(outlet, html`${tabs(state, "results")}<div class="results">${filterBar(answer, state)}
    ${movies.length ? html`<ul class="grid" id="movies" tabindex="-1">${movies.map((movie) => card(movie, state.q))}</ul>`
      : emptyNotice()}
    ${full ? html`<button type="button" class="more" data-next data-key="next">${t("more")}</button>` : ""}</div>`);
  outlet.querySelectorAll("details.facet").forEach((one, at) => (one.open = open[at] ?? false));
  page.say(movies.length ? t("count", { count: movies.length, ms: Math.round(answer.took_ms) }) : t("none"));
  page.on("[data-filters]", (button) => {
    page.go(writeState(HOME, { ...state, filters: JSON.parse(button.dataset.filters), pages: 1 }), KEEP);
  });
  page.on("[data-without]", (button) => {
    page.go(writeState(HOME, without(state, answer.filters, button.dataset.without)), KEEP);
  });
  page.on("[data-only]", (button) => {
    const filters = JSON.parse(button.dataset.only);
    page.go(writeState(HOME, { ...state, filters, understand: false, pages: 1 }));
  });
  page.on("[data-next]", () => page.go(writeState(HOME, { ...state, pages: state.pages + 1 }), KEEP));
  outlet.querySelector("[data-sort]")?.addEventListener("change", (event) => {
    page.go(writeState(HOME, { ...state, sort: event.target.value }), KEEP);
  });
}

export function tabs(state, current) {
  return html`<nav class="tabs" aria-label="${t("results")}">
    ${["results", "recommend"].map((name) => html`<a data-link
      href="${writeState(name === "results" ? HOME : RECOMMENDATIONS, { ...state, pages: 1 })}"
      ${name === current ? html`aria-current="page"` : ""}>${t(name)}</a>`)}
  </nav>`;
}
