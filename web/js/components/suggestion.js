// What completes what is typed, each marked as what it is: a title, a person, a genre, a search made before.
import { thumbnail } from "../cover.js";
import { html } from "../html.js";
import { genreName, t } from "../i18n.js";
import { langOf } from "../titles.js";

const IMAGES = "https://image.tmdb.org/t/p/w92";
const LONGEST = 5; // words; who types more tells a story, which no title begins with
const LETTERS = 3; // that a word has where none stand between spaces

export function isSentence(text) {
  const words = text.split(/\s+/).map((one) => (one.match(/[\u3040-\u30ff\p{Script=Han}]/gu) ?? []).length / LETTERS);
  return words.reduce((sum, one) => sum + Math.max(one, 1), 0) > LONGEST;
}

export function suggestion(one, at) {
  return option(at, { id: one.id ?? "", text: searched(one), kind: one.kind }, html`${picture(one)} <span class="what">${told(one)}</span>`);
}

export function recentSearch(q, at) {
  return option(at, { id: "", text: q, kind: "recent" }, html`<span class="what" ${langOf({ text: q })}>${q}</span>`);
}

function option(at, { id, text, kind }, content) {
  return html`<li role="option" id="s${at}" aria-selected="false" data-kind="${kind}" data-id="${id}"
    data-text="${text}">${content}</li>`;
}

function searched(one) {
  return one.kind === "genre" ? genreName(one.name) : one.name ?? one.title;
}

// The name, then in small letters what it is.
function told(one) {
  if (one.kind === "genre") return html`${genreName(one.name)} <small>${t("genre")}</small>`;
  if (one.kind === "person") {
    return html`${one.name} <small>${t("person")}${one.known_for.map((text) => html` · <span ${langOf({ text })}>${text}</span>`)}</small>`;
  }
  const also = one.matched && html`<span class="also" ${langOf({ text: one.matched, lang: one.matched_lang })}>${one.matched}</span>`;
  return html`<b ${langOf({ text: one.title, lang: one.title_lang })}>${one.title}</b> ${also}
    <small>${t("movie")}${one.year && ` · ${one.year}`}</small>`;
}

// A title's poster in small, or the figure of its drawn cover; a genre's figure; a person's first letter.
function picture(one) {
  if (one.kind === "person") return html`<span class="thumb" aria-hidden="true" data-letter="${[...one.name][0]}"></span>`;
  const drawn = thumbnail(one.kind === "genre" ? { id: one.name, genres: [one.name] } : one);
  const poster = one.poster_path ? html`<img src="${IMAGES}${one.poster_path}" alt="" width="92" height="138" data-poster>` : "";
  return html`<span class="thumb"><img src="${drawn}" alt="" width="92" height="138">${poster}</span>`;
}
