// One movie: all facts, and movies like it or less like another.
import { movie as fetchMovie, similar } from "../api.js";
import { card, poster, skeletons } from "../components/card.js";
import { failureNotice } from "../components/notice.js";
import { html, render } from "../html.js";
import { currentLanguage, genreName, languageName, listed, t } from "../i18n.js";
import { langOf, originalOf, titleOf } from "../titles.js";
import { writeState } from "../url.js";

const names = new Map(); // titles of movies seen on this page, by id

export async function details(outlet, { id, state, signal, page }) {
  render(outlet, html`<div class="movie">${skeletons(1)}</div>`);
  const movie = await fetchMovie(id, signal);
  const title = titleOf(movie);
  const original = originalOf(movie);
  document.title = `${title.text} · ${t("title")}`;
  render(outlet, html`<article class="movie">
    ${poster(movie)}
    <div>
      <button type="button" class="quiet" data-back>← ${t("back")}</button>
      <h1 tabindex="-1"><span ${langOf(title)}>${title.text}</span> <small>${movie.release_date?.slice(0, 4)}</small></h1>
      ${original && html`<p class="original">${t("original")}${t("colon")}<span ${langOf(original)}>${original.text}</span></p>`}
      <p class="facts">${listed(movie.genres.map(genreName))}
        · <span class="rating">★ ${movie.vote_average.toFixed(1)}</span> (${t("votes", { n: number(movie.vote_count), count: movie.vote_count })})</p>
      ${movie.tagline ? html`<p class="tagline" ${langOf({ text: movie.tagline })}>${movie.tagline}</p>` : ""}
      <p ${langOf({ text: movie.overview })}>${movie.overview}</p>
      <dl>${facts(movie).map(([name, value]) => html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`)}</dl>
    </div>
  </article>
  <section aria-labelledby="similar"><h2 class="part" id="similar">${t("similar")}</h2>
    <div data-similar>${skeletons(6)}</div></section>`);
  page.on("[data-back]", () => page.back());
  page.on("[data-taste]", ({ dataset: { taste, of } }) => {
    const other = taste === "like" ? "unlike" : "like";
    const without = (ids) => ids.filter((one) => one !== of);
    const next = { [taste]: [...without(state[taste]), of], [other]: without(state[other]) };
    page.replace(writeState(`movie/${id}`, next), { keep: true });
  });
  page.on("[data-forget]", ({ dataset: { forget } }) => {
    const without = (ids) => ids.filter((one) => one !== forget);
    const next = { like: without(state.like), unlike: without(state.unlike) };
    page.replace(writeState(`movie/${id}`, next), { keep: true });
  });
  await showSimilar(outlet.querySelector("[data-similar]"), { id, state, signal });
}

async function showSimilar(box, { id, state, signal }) {
  try {
    const { results } = await similar(id, state, signal);
    for (const one of results) names.set(String(one.id), titleOf(one).text);
    render(box, html`${taste(state)}<ul class="grid small">${results.map((one) => card(one, "", tasteButtons(one)))}</ul>`);
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    render(box, failureNotice(failure));
  }
}

// What was said of other movies, each to be taken back.
function taste({ like, unlike }) {
  const chips = [...like.map((id) => ["like", id]), ...unlike.map((id) => ["unlike", id])];
  return chips.length ? html`<ul class="chips">${chips.map(([said, id]) => html`<li>
    <button type="button" class="chip on" data-forget="${id}">${t(said)}${t("colon")}${names.get(id) ?? `#${id}`} ×</button></li>`)}
  </ul>` : "";
}

function tasteButtons(movie) {
  return html`<p class="taste">
    <button type="button" class="chip" data-taste="like" data-of="${movie.id}"
      aria-label="${t("like")}${t("colon")}${titleOf(movie).text}">+ ${t("like")}</button>
    <button type="button" class="chip" data-taste="unlike" data-of="${movie.id}"
      aria-label="${t("unlike")}${t("colon")}${titleOf(movie).text}">− ${t("unlike")}</button>
  </p>`;
}

function facts(movie) {
  return [
    ["released", movie.release_date && day(movie.release_date)],
    ["spoken", movie.original_language && languageName(movie.original_language)],
    ["runtime", movie.runtime && t("minutes", { n: movie.runtime, count: movie.runtime })],
    ["director", movie.director],
    ["cast", listed(movie.cast)],
    ["topics", movie.keywords.length > 0 && html`<span ${langOf({ text: movie.keywords[0] })}>${movie.keywords.join(", ")}</span>`],
    ["revenue", movie.revenue && dollars(movie.revenue)],
  ].filter(([, value]) => value);
}

function day(date) {
  return new Date(date).toLocaleDateString(currentLanguage(), { dateStyle: "long", timeZone: "UTC" });
}

function dollars(value) {
  return value.toLocaleString(currentLanguage(), { style: "currency", currency: "USD", maximumFractionDigits: 0 });
}

function number(value) {
  return value.toLocaleString(currentLanguage());
}
