// Recommendations: the movies at once, the model's choice and reasons as they are written.
import { recommend } from "../advice.js";
import { models } from "../api.js";
import { card, skeletons } from "../components/card.js";
import { chips, onlyWhatMeetsAll, searchedBy } from "../components/chips.js";
import { movieList } from "../components/movies.js";
import { emptyNotice, failureNotice, stoppedNotice, watchSlow } from "../components/notice.js";
import { tabs } from "../components/tabs.js";
import { tasteButtons } from "../components/taste.js";
import { labels } from "../constraints.js";
import { fragment, html, render } from "../html.js";
import { paragraph, t } from "../i18n.js";
import { fillNames, remember } from "../names.js";
import { RECOMMENDATIONS, writeState } from "../url.js";
import { examples } from "./home.js";

const SILENCE = 20_000; // milliseconds that a healthy model may think between two movies

export async function recommendations(outlet, { state, signal, page }) {
  const title = state.q ? t("recommend_for", { q: state.q }) : t("recommend");
  page.describe(title, state.q && t("advised", { q: state.q }));
  render(outlet, html`${tabs(state, "recommend")}
    <section class="advice"><h1 tabindex="-1">${title}</h1>
    <form class="asking"><label>${t("model")} <select name="model" data-key="model"></select></label>
      <label class="switch"><input type="checkbox" name="explain" data-key="explain" ${state.explain ? html`checked` : ""}> ${t("explain")}</label>
      <button data-key="ask">${t("ask")}</button> <button type="button" data-stop hidden>${t("stop")}</button></form>
    <div data-force></div>
    <div class="explanation" aria-live="polite" ${state.q && state.explain ? html`data-awaited` : ""}></div>
    <div data-movies>${state.q ? "" : examples(RECOMMENDATIONS, state)}</div></section>`);
  const form = outlet.querySelector("form");
  const chosen = () => ({ model: form.elements.model.value, explain: form.elements.explain.checked });
  form.addEventListener("change", () => page.note(chosen()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.ask(chosen());
  });
  const known = await models(signal).catch((failure) => {
    if (!failure.kind) throw failure;
    return { models: [], default: "" }; // the movies matter more than the choice
  });
  const names = known.models.filter((one) => one.available).map(({ name }) => name);
  if (state.model && !names.includes(state.model)) names.push(state.model);
  render(form.elements.model, html`${names.map((name) => html`
    <option value="${name}" ${name === (state.model || known.default) ? html`selected` : ""}>${modelName(name)}</option>`)}`);
  if (!state.q) return page.say(t("ask_first"));
  await tell(outlet, { state, signal, page });
}

async function tell(outlet, { state, signal, page }) {
  const list = outlet.querySelector("[data-movies]");
  const explanation = outlet.querySelector(".explanation");
  const stop = outlet.querySelector("[data-stop]");
  const stopping = new AbortController();
  const told = { movies: [], sentences: [], filters: {} };
  const cardOf = (one) => card(one, state.q, {
    reason: reasonOf(one, told), taste: tasteButtons(one, state, RECOMMENDATIONS),
    asked: labels(Object.keys(told.filters), told.filters), missing: labels(one.missing ?? [], told.filters),
  });
  const show = () => render(list, told.movies.length ? movieList(told.movies, told, cardOf) : emptyNotice());
  render(list, skeletons(6));
  page.on("[data-stop]", () => stopping.abort());
  stop.hidden = false;
  let calm = watchSlow(() => page.say(t("slow")));
  try {
    for await (const { event, data } of recommend(state, AbortSignal.any([signal, stopping.signal]))) {
      calm();
      calm = watchSlow(() => page.say(t("slow")), SILENCE);
      if (event === "movies") {
        Object.assign(told, { movies: data.movies, filters: data.filters, total: data.total, confidence: data.confidence });
        render(outlet.querySelector("[data-force]"), html`${chips(data, state, RECOMMENDATIONS)}
          ${onlyWhatMeetsAll(data, state, RECOMMENDATIONS, data.movies)}`);
        page.say(state.explain ? t("writing") : counted(told));
      } else if (event === "pick") {
        place(told.movies, data);
      } else if (event === "explanation") {
        told.sentences.push(data.text);
        render(explanation, html`<p>${paragraph(told.sentences)}</p>`);
      } else if (event === "done") {
        const byId = new Map(told.movies.map((one) => [one.id, one]));
        told.movies = data.order.map((id) => byId.get(id)).filter(Boolean);
        told.model = data.model;
        finish(explanation, told, data, page);
      }
      remember(told.movies);
      show();
    }
  } catch (failure) {
    if (stopping.signal.aborted) {
      if (!told.movies.length) render(list, stoppedNotice());
      outlet.querySelector(".asking button").focus();
      return page.say(t("stopped"));
    }
    if (!failure.kind) throw failure;
    if (!told.movies.length) render(list, failureNotice(failure));
    else explanation.append(fragment(failureNotice(failure)));
    page.say(t(failure.kind));
  } finally {
    calm();
    stop.hidden = true;
  }
  await fillNames(outlet, signal);
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
  const said = [told.sentences.length ? html`<p>${paragraph(told.sentences)}</p>` : "", ...notes.map((note) => html`<p class="note">${note}</p>`)];
  render(explanation, html`${said}`);
  page.say(counted(told));
}

function counted({ movies }) {
  return movies.length ? t("counted", { count: movies.length }) : t("none");
}

// Where a model wrote the others, a reason that took the place of an unsound one says so.
// Of what misses something, or where nothing comes close, no label says that it may fit.
function reasonOf(movie, { model, confidence }) {
  if (!movie.fit) return "";
  const replaced = movie.reason_source === "facts" && model && model !== "offline";
  const labelled = movie.fit === "strong" || (confidence !== "low" && !movie.missing?.length);
  return html`<p class="reason">${labelled ? html`<span class="fit ${movie.fit}">${t(movie.fit)}</span>` : ""}
    ${movie.recognised ? html`<span class="fit">${t("recognised")}</span>` : ""}
    ${replaced ? html`<span class="fit">${t("from_facts")}</span>` : ""} ${movie.reason ?? movie.overview}</p>`;
}

function modelName(name) {
  return name === "offline" ? t("offline_model") : name;
}
