// What a search is held to, as links that take it off again.
import { inForce, insisted, unheard, unsorted } from "../constraints.js";
import { html } from "../html.js";
import { listed, t } from "../i18n.js";
import { RECOMMENDATIONS, writeState } from "../url.js";
import { tasteChips } from "./taste.js";

export function chips(answer, state, path) {
  const held = [...inForce(answer.filters, state), ...moods(answer, state), ...order(answer, state, path)];
  const all = [...held.map((one) => chip(one, path)), ...tasteChips(answer, state, path)];
  return all.length ? html`<ul class="chips" aria-label="${t("active")}">${all.map((one) => html`<li>${one}</li>`)}</ul>` : "";
}

// How somebody says that they want to feel, in their own words.
function moods({ mood = [] }, state) {
  const text = listed([...new Set(mood.map((one) => one.text))]);
  return text ? [{ key: "mood", label: t("mood"), text, next: unheard(state, ["mood"]) }] : [];
}

// Results have a box that says in what order they are.
function order({ sort }, state, path) {
  if (!sort || path !== RECOMMENDATIONS) return [];
  const text = sort.source === "understood" ? sort.text : null;
  return [{ key: "sort", label: `${t("sort")}${t("colon")}${t(sort.value)}`, text, next: unsorted({ sort }, state) }];
}

function chip({ key, label, text, next }, path) {
  return html`<a class="chip on" href="${writeState(path, next)}" data-link data-keep data-key="${key}"
    data-said="${t("removed", { text: label })}" aria-label="${t("remove", { text: label })}">${label}
    ${text && html`<small>${t("understood", { text })}</small>`} ×</a>`;
}

// Leads to the movies that meet everything, where some of those shown don't but others may.
export function onlyWhatMeetsAll(answer, state, path, movies) {
  if (!movies.some((one) => one.missing?.length) || answer.total === 0) return "";
  return html`<p class="note"><a class="chip" data-link href="${writeState(path, insisted(state, answer.filters))}">${t("only")}</a></p>`;
}

// What the movies were not searched by.
export function searchedBy(degraded) {
  return [["embedding", "keywords"], ["keywords", "meaning"]]
    .filter(([part]) => degraded.includes(part)).map(([, word]) => t(word));
}
