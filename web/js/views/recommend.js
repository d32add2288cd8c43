// Recommendations: the movies at once, the model's choice and reasons as they are written.
import { models, recommend } from "../api.js";
import { card, skeletons } from "../components/card.js";
import { inForce, searchedBy } from "../components/filters.js";
import { failureNotice, stoppedNotice, watchSlow } from "../components/notice.js";
import { html, render } from "../html.js";
import { t } from "../i18n.js";
import { RECOMMENDATIONS, without, writeState } from "../url.js";
import { tabs } from "./results.js";

let applied = {}; // the filters that the last answer was found with

export async function recommendations(outlet, { state, signal, page }) {
  render(outlet, html`${tabs(state, "recommend")}
    <form class="asking"><label>${t("model")} <select name="model"></select></label>
      <label class="switch"><input type="checkbox" name="explain" ${state.explain ? html`checked` : ""}> ${t("explain")}</label>
      <button>${t("ask")}</button> <button type="button" data-stop hidden>${t("stop")}</button></form>
    <div data-force></div>
    <div class="explanation" aria-live="polite"></div><div data-movies></div>`);
  page.on("[data-without]", (button) => {
    page.go(writeState(RECOMMENDATIONS, without(state, applied, button.dataset.without)), { keep: true });
  });
  page.on("[data-only]", (button) => {
    const filters = JSON.parse(button.dataset.only);
    page.go(writeState(RECOMMENDATIONS, { ...state, filters, understand: false }), { keep: true });
  });
  const form = outlet.querySelector("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { model, explain } = form.elements;
    page.go(writeState(RECOMMENDATIONS, { ...state, model: model.value, explain: explain.checked }), { again: true });
  });
  const known = await models(signal).catch((failure) => {
    if (failure.name === "AbortError") throw failure;
    return { models: [], default: state.model }; // the movies matter more than the choice
  });
  const chosen = state.model || known.default;
  render(form.elements.model, html`${known.models.filter((one) => one.available).map(({ name }) => html`
    <option value="${name}" ${name === chosen ? html`selected` : ""}>${modelName(name)}</option>`)}`);
  if (!state.q) return page.say(t("ask_first"));
  await tell(outlet, { state, signal, page });
}

async function tell(outlet, { state, signal, page }) {
  const grid = outlet.querySelector("[data-movies]");
  const explanation = outlet.querySelector(".explanation");
  const stop = outlet.querySelector("[data-stop]");
  const stopping = new AbortController();
  const told = { movies: [], sentences: [] };
  const show = () => render(grid, html`<ul class="grid">${told.movies.map((one) => card(one, state.q, reasonOf(one, state.q)))}</ul>`);
  render(grid, skeletons(6));
  page.on("[data-stop]", () => stopping.abort());
  stop.hidden = false;
  const calm = watchSlow(() => page.say(t("slow")));
  try {
    for await (const { event, data } of recommend(state, AbortSignal.any([signal, stopping.signal]))) {
      calm();
      if (event === "movies") {
        told.movies = data.movies;
        applied = data.filters;
        render(outlet.querySelector("[data-force]"), inForce({ degraded: [], ...data }));
        page.say(state.explain ? t("writing") : t("counted", { count: data.movies.length }));
      } else if (event === "pick") {
        place(told.movies, data);
      } else if (event === "explanation") {
        told.sentences.push(data.text);
        render(explanation, html`<p>${paragraph(told.sentences)}</p>`);
      } else if (event === "done") {
        const byId = new Map(told.movies.map((one) => [one.id, one]));
        told.movies = data.order.map((id) => byId.get(id)).filter(Boolean);
        finish(explanation, told, data, page);
      }
      show();
    }
  } catch (failure) {
    if (stopping.signal.aborted) {
      if (!told.movies.length) render(grid, stoppedNotice());
      outlet.querySelector(".asking button").focus();
      return page.say(t("stopped"));
    }
    if (failure.name === "AbortError") throw failure;
    if (!told.movies.length) render(grid, failureNotice(failure));
    else explanation.append(...[failureNotice(failure)].map(element));
    page.say(t(failure.kind ?? "failed"));
  } finally {
    calm();
    stop.hidden = true;
  }
}

// The chosen movie takes its place; the others move down and none is shown twice.
export function place(movies, { place: at, movie }) {
  const old = movies.findIndex((one) => one.id === movie.id);
  if (old >= 0) movies.splice(old, 1);
  movies.splice(at - 1, 0, movie);
}

function finish(explanation, told, { model, degraded }, page) {
  const notes = [];
  if (degraded.includes("explanation")) notes.push(t("degraded"));
  else if (model === "offline") notes.push(t("by_offline"));
  else if (model) notes.push(t("by_model", { model }));
  notes.push(...searchedBy(degraded));
  render(explanation, html`${told.sentences.length ? html`<p>${paragraph(told.sentences)}</p>` : ""}
    ${notes.map((note) => html`<p class="note">${note}</p>`)}`);
  page.say(t("counted", { count: told.movies.length }));
}

// A space between sentences, but none after the stops of Chinese, which bring their own.
function paragraph(sentences) {
  return sentences.join(" ").replace(/([。！？]) /g, "$1");
}

function reasonOf(movie, query) {
  if (!movie.fit) return "";
  return html`<p class="reason"><span class="fit ${movie.fit}">${t(movie.fit)}</span>
    ${movie.recognised ? html`<span class="fit">${t("recognised")}</span>` : ""} ${movie.reason ?? movie.overview}</p>`;
}

function modelName(name) {
  return name === "offline" ? t("offline_model") : name;
}

function element(markup) {
  const box = document.createElement("div");
  render(box, markup);
  return box;
}
