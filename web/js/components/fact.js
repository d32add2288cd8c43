// A fact of a movie as a link to the search that it means.
import { html } from "../html.js";
import { genreName, t } from "../i18n.js";
import { langOf } from "../titles.js";
import { HOME, writeState } from "../url.js";

// Its words, and the constraint that holds it exactly. `onCard`: pointed at, not tabbed to. A card has up to
// seven facts and a page twenty cards; who comes by keyboard has them all on the movie's own page.
export function meant(text, q, filters, { kind = "fact", onCard = false } = {}) {
  return html`<a class="${kind}" data-link href="${writeState(HOME, { q, filters })}" ${onCard ? html`tabindex="-1"` : ""}>${text}</a>`;
}

export function yearLink(year, options) {
  return meant(year, year, { year_from: year, year_to: year }, options);
}

export function genreLink(genre, options) {
  return meant(genreName(genre), genreName(genre), { genre: [genre] }, options);
}

export function personLink(name, options) {
  return html`<span ${langOf({ text: name })}>${meant(name, name, { person: [name] }, options)}</span>`;
}

export function separated(parts) {
  return parts.map((one, at) => html`${at ? t("comma") : ""}${one}`);
}
