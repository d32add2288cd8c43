// One movie: all facts, and movies like it or less like another.
import { movie as fetchMovie } from "../api.js";
import { poster, skeletons } from "../components/card.js";
import { html, render } from "../html.js";
import { currentLanguage, genreName, languageName, listed, t } from "../i18n.js";
import { remember } from "../names.js";
import { langOf, originalOf, titleOf } from "../titles.js";
import { showSimilar } from "./similar.js";

// Where only the taste changed, the movie stays as it is and the movies like it are others.
export async function details(outlet, { id, state, signal, page }) {
  if (!outlet.querySelector(`article[data-of="${id}"]`)) await showMovie(outlet, { id, signal, page });
  await showSimilar(outlet.querySelector("[data-similar]"), { id, state, signal, page });
}

async function showMovie(outlet, { id, signal, page }) {
  render(outlet, html`<div class="movie">${skeletons(1)}</div>`);
  const movie = await fetchMovie(id, signal);
  const title = titleOf(movie);
  const original = originalOf(movie);
  const year = movie.release_date?.slice(0, 4);
  remember([movie]);
  page.describe(year ? `${title.text} (${year})` : title.text, movie.overview);
  page.swap(outlet, html`<article class="movie" data-of="${id}">
    ${poster(movie)}
    <div>
      <button type="button" class="quiet" data-back>← ${t("back")}</button>
      <h1 tabindex="-1"><span ${langOf(title)}>${title.text}</span> <small>${year}</small></h1>
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
