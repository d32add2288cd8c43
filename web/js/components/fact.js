// A fact of a movie as a link to the search that it means.
import { html } from "../html.js";
import { genreName, t } from "../i18n.js";
import { langOf } from "../titles.js";
import { HOME, writeState } from "../url.js";

// Its words, and the constraint that holds it exactly.
export function meant(text, q, filters, kind = "fact") {
  return html`<a class="${kind}" data-link href="${writeState(HOME, { q, filters })}">${text}</a>`;
}

export function yearLink(year) {
  return meant(year, year, { year_from: year, year_to: year });
}

export function genreLink(genre) {
  return meant(genreName(genre), genreName(genre), { genre: [genre] });
}

export function personLink(name) {
  return html`<span ${langOf({ text: name })}>${meant(name, name, { person: [name] })}</span>`;
}

export function separated(parts) {
  return parts.map((one, at) => html`${at ? t("comma") : ""}${one}`);
}
