// Movies in a grid: those that meet everything, then, below a line that says so, those that miss something.
import { labels } from "../constraints.js";
import { html } from "../html.js";
import { listed, t } from "../i18n.js";
import { grid } from "./card.js";

const GENRES = ["genre", "any_genre"];

// `cardOf` makes a movie's card, from it and its place; `answer` holds the constraints, and how many movies meet them all.
export function movieList(movies, answer, cardOf) {
  const told = movies.map((one) => askedFirst(one, answer.filters));
  const meets = told.filter((one) => !one.missing?.length);
  const close = told.filter((one) => one.missing?.length);
  const missing = close.flatMap((one) => one.missing);
  const text = listed(labels(missing, answer.filters));
  return html`${meets.length ? grid(meets, cardOf, html`id="movies"`) : ""}
    ${close.length ? html`<p class="divider">${t(answer.total === 0 ? "none_meets" : "close", { text })}</p>` : ""}
    ${close.length ? grid(close, (one, at) => cardOf(one, meets.length + at), meets.length ? "" : html`id="movies"`) : ""}`;
}

// A movie whose genres that were asked for come before its others, the first of them as `wanted`: a card names
// three, its cover one.
export function askedFirst(movie, filters) {
  const asked = GENRES.flatMap((name) => filters[name]?.value ?? []);
  const wanted = movie.genres.filter((one) => asked.includes(one));
  return { ...movie, genres: [...new Set([...wanted, ...movie.genres])], wanted: wanted[0] };
}
