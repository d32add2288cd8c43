// One movie: all facts, and movies like it or less like another.
import { movie as fetchMovie } from "../api.js";
import { poster, skeletons, WHOLE } from "../components/card.js";
import { genreLink, meant, personLink, separated, yearLink } from "../components/fact.js";
import { html, render } from "../html.js";
import { currentLanguage, languageName, t } from "../i18n.js";
import { remember } from "../names.js";
import { langOf, originalOf, titleOf } from "../titles.js";
import { grown } from "../transition.js";
import { showSimilar } from "./similar.js";

// Where only the taste changed, the movie stays as it is and the movies like it are others.
export async function details(outlet, { id, state, signal, page }) {
  if (!outlet.querySelector(`article[data-of="${id}"]`)) await showMovie(outlet, { id, signal, page });
  await showSimilar(outlet.querySelector("[data-similar]"), { id, state, signal, page });
}

async function showMovie(outlet, { id, signal, page }) {
  // What was there stays until the movie has come: its card is to grow into it.
  if (outlet.querySelector(".card:not(.skeleton)")) outlet.setAttribute("aria-busy", "true");
  else render(outlet, html`<div class="movie">${skeletons(1)}</div>`);
  let movie;
  try {
    movie = await fetchMovie(id, signal);
  } finally {
    outlet.removeAttribute("aria-busy");
  }
  remember([movie]);
  await grown(outlet, id, () => {
    if (signal.aborted) return;
    const year = yearOf(movie);
    const title = titleOf(movie).text;
    page.describe(year ? `${title} (${year})` : title, movie.overview);
    page.swap(outlet, html`${article(movie, page)}
      <section aria-labelledby="similar"><h2 class="part" id="similar">${t("similar")}</h2>
        <div data-similar>${skeletons(6)}</div></section>`);
  });
  signal.throwIfAborted();
}

function article(movie, { leadsHome }) {
  const title = titleOf(movie);
  const original = originalOf(movie);
  const year = yearOf(movie);
  return html`<article class="movie" data-of="${movie.id}">
    ${poster(movie, WHOLE)}
    <div class="head">
      <button type="button" class="quiet" data-back>← ${t(leadsHome ? "start" : "back")}</button>
      <h1 tabindex="-1"><span ${langOf(title)}>${title.text}</span> <small>${year && yearLink(year)}</small></h1>
      ${original && html`<p class="original">${t("original")}${t("colon")}<span ${langOf(original)}>${original.text}</span></p>`}
      <p class="facts">${separated(movie.genres.map(genreLink))}
        · <span class="rating">★ ${movie.vote_average.toFixed(1)}</span>${t("in_brackets", { text: t("votes", { n: number(movie.vote_count), count: movie.vote_count }) })}</p>
    </div>
    <div class="body">
      ${movie.tagline ? html`<p class="tagline" ${langOf({ text: movie.tagline })}>${movie.tagline}</p>` : ""}
      <p class="plot" ${langOf({ text: movie.overview })}>${movie.overview}</p>
      <dl>${facts(movie).map(([name, value]) => html`<div class="${name}"><dt>${t(name)}</dt><dd>${value}</dd></div>`)}</dl>
    </div>
  </article>`;
}

function facts(movie) {
  const { release_date: released, original_language: language, director, cast, keywords, imdb_id: imdb } = movie;
  return [
    ["director", director && personLink(director)],
    ["cast", cast.length > 0 && separated(cast.map(personLink))],
    ["runtime", movie.runtime && t("minutes", { n: movie.runtime, count: movie.runtime })],
    ["released", released && day(released)],
    ["spoken", language && meant(languageName(language), languageName(language), { language: [language] })],
    ["revenue", movie.revenue && dollars(movie.revenue)],
    ["elsewhere", separated([
      outside("TMDB", `https://www.themoviedb.org/movie/${movie.id}`),
      imdb && outside("IMDb", `https://www.imdb.com/title/${encodeURIComponent(imdb)}/`),
    ].filter(Boolean))],
    ["topics", keywords.length > 0 && html`<ul class="tags" ${langOf({ text: keywords[0] })}>${keywords.map((one) => html`<li>${meant(one, one, {}, "chip")}</li>`)}</ul>`],
  ].filter(([, value]) => value);
}

function outside(name, address) {
  return html`<a href="${address}" rel="noreferrer">${name}</a>`;
}

function yearOf(movie) {
  return movie.release_date?.slice(0, 4);
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
