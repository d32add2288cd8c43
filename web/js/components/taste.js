// More like this, or not this: said of movies in the address, and taken back by chips.
import { unheard } from "../constraints.js";
import { html } from "../html.js";
import { t } from "../i18n.js";
import { nameOf, unknown } from "../names.js";
import { titleOf } from "../titles.js";
import { writeState } from "../url.js";

const MOST = 20; // that the functions take
const SAID = { like: "more_of", unlike: "less_of" };

// The state with something said of a movie, in place of what was said of it before.
export function tasted(state, taste, id) {
  const next = forgotten(state, id);
  return { ...next, [taste]: [...next[taste], id].slice(-MOST) };
}

export function forgotten(state, id) {
  const without = (ids) => ids.filter((one) => one !== id);
  return { ...state, like: without(state.like), unlike: without(state.unlike), pages: 1 };
}

// The state without what was said of movies that are no longer there; the same one where all of them are.
export async function remembered(state, signal) {
  const lost = await unknown([...state.like, ...state.unlike], signal);
  return lost.length ? lost.reduce(forgotten, state) : state;
}

export function tasteButtons(movie, state, path) {
  const title = titleOf(movie).text;
  return html`<p class="taste">${["like", "unlike"].map((taste) => html`
    <button type="button" class="chip" data-href="${writeState(path, tasted(state, taste, String(movie.id)))}" data-keep
      data-key="${taste}-this:${movie.id}" data-next="${taste}:${movie.id}" data-said="${t(SAID[taste], { title })}"
      aria-label="${t(taste)}${t("colon")}${title}">${taste === "like" ? "+" : "−"} ${t(taste)}</button>`)}
  </p>`;
}

// Movies that somebody said something of, and those that the sentence names as examples.
export function tasteChips(answer, state, path) {
  const examples = (answer.like ?? []).map((id) => ["like", id, unheard(state, ["like"]), true]);
  const said = ["like", "unlike"].flatMap((taste) => state[taste].map((id) => [taste, id, forgotten(state, id), false]));
  return [...examples, ...said].map(([taste, id, next, named]) => html`<a class="chip on" href="${writeState(path, next)}"
    data-link data-keep data-key="${named ? "example" : taste}:${id}" data-said="${t("removed", { text: `${t(taste)}${t("colon")}${nameOf(id)}` })}"
    >${t(taste)}${t("colon")}<span data-name="${id}">${nameOf(id)}</span> ×</a>`);
}
