// Movies in a grid.
import { arrange, cover } from "../cover.js";
import { html } from "../html.js";
import { listed, t, unbroken } from "../i18n.js";
import { excerpt, marked } from "../text.js";
import { langOf, originalOf, titleOf } from "../titles.js";
import { genreLink, personLink, separated, yearLink } from "./fact.js";

const IMAGES = "https://image.tmdb.org/t/p/";
const WIDTHS = [342, 500, 780]; // of TMDB's sizes
const HEIGHT = 1.5; // times its width
const CARD = "(max-width: 40rem) 45vw, 13rem"; // as in style.css: two columns on a phone, elsewhere this at most
export const WHOLE = "(max-width: 40rem) 32vw, min(23vw, 22rem)"; // on a movie's own page
const come = new Map(); // the address that each poster came from last, by its path

export function grid(movies, cardOf, attributes = "") {
  arrange(movies);
  return html`<ul class="grid" ${attributes} tabindex="-1" aria-label="${t("movies")}">${movies.map(cardOf)}</ul>`;
}

// `sizes` is how wide it stands. One that comes late fades in; one that was there before does not, and
// lies beneath until a finer one of the same has come.
export function poster({ poster_path: path, ...movie }, sizes = CARD) {
  const seen = come.get(path);
  const [width] = WIDTHS;
  const size = html`alt="" width="${width}" height="${width * HEIGHT}"`;
  const image = path
    ? html`${seen ? html`<img src="${seen}" ${size}>` : ""}
      <img src="${addressOf(path, width)}" srcset="${WIDTHS.map((one) => `${addressOf(path, one)} ${one}w`).join(", ")}"
        sizes="${sizes}" ${size} loading="lazy" data-poster="${path}" ${seen ? "" : html`class="coming"`}>`
    : "";
  return html`<div class="poster">${cover(movie)}${image}</div>`;
}

function addressOf(path, width) {
  return `${IMAGES}w${width}${path}`;
}

// Takes care of all posters of a document, now and later; `load` and `error` do not bubble, so: capture.
export function watchPosters(document) {
  document.addEventListener("error", ({ target }) => target.matches?.("[data-poster]") && target.remove(), true);
  document.addEventListener("load", ({ target }) => {
    if (!target.matches?.("[data-poster]")) return;
    if (target.dataset.poster) come.set(target.dataset.poster, target.currentSrc);
    target.classList.remove("coming");
  }, true);
}

// `at` is its place in the list, `reason` stands in the overview's place, `taste` below it; `asked` are the constraints of the search as
// they read, and `missing` those of them that the movie does not meet.
export function card(movie, query = "", { at = 0, reason = "", taste = "", asked = [], missing = [] } = {}) {
  const title = titleOf(movie);
  const original = originalOf(movie);
  const met = asked.filter((one) => !missing.includes(one));
  return html`<li class="card" data-id="${movie.id}">
    <a href="movie/${movie.id}" data-link data-key="movie:${at}">
      ${poster(movie)}
      <h2 ${langOf(title)}>${marked(title.text, query)}</h2>
    </a>
    ${original && html`<p class="original" ${langOf(original)}>${marked(original.text, query)}</p>`}
    <p class="facts">${facts(movie)}
      <span class="rating" title="${t("votes", { n: movie.vote_count, count: movie.vote_count })}">★ ${movie.vote_average.toFixed(1)}</span></p>
    ${reason || html`<p class="overview" ${langOf({ text: movie.overview })}>${marked(excerpt(movie.overview, query), query)}</p>`}
    ${met.length ? html`<p class="met">${t("meets", { text: listed(met.map(unbroken)) })}</p>` : ""}
    ${missing.length ? html`<p class="missing">${t("misses", { text: listed(missing.map(unbroken)) })}</p>` : ""}
    ${taste}
    ${credits(movie)}
  </li>`;
}

function facts({ release_date: released, genres }) {
  const parts = [
    released && yearLink(released.slice(0, 4)),
    genres.length > 0 && separated(genres.slice(0, 3).map(genreLink)),
  ].filter(Boolean);
  return parts.map((one, at) => html`${at ? " · " : ""}${one}`);
}

// How long, by whom and with whom: over the poster, for those who point at it or come by keyboard.
function credits({ runtime, director, cast }) {
  const lines = [
    runtime && t("minutes", { n: runtime, count: runtime }),
    director && html`${t("director")}${t("colon")}${personLink(director)}`,
    cast?.length > 0 && separated(cast.slice(0, 2).map(personLink)),
  ].filter(Boolean);
  return lines.length ? html`<p class="credits"><span>${lines.map((one) => html`<span>${one}</span> `)}</span></p>` : "";
}

export function skeletons(count) {
  return html`<ul class="grid" aria-hidden="true">${Array.from({ length: count }, () => html`
    <li class="card skeleton"><div class="poster"></div><p></p><p></p></li>`)}</ul>`;
}
