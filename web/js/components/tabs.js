// The two ways to an answer, side by side: both with what is typed and asked for now.
import { html } from "../html.js";
import { t } from "../i18n.js";
import { HOME, RECOMMENDATIONS, writeState } from "../url.js";

const VIEWS = [["results", HOME], ["recommend", RECOMMENDATIONS]];

// `data-typed`: what stands in the search box goes along, also before it is asked.
export function tabs(state, current) {
  return html`<nav class="tabs" aria-label="${t("views")}">
    ${VIEWS.map(([name, path]) => html`<a data-link data-typed
      href="${writeState(path, { ...state, mode: "hybrid", pages: 1 })}"
      ${name === current ? html`aria-current="page"` : ""}>${t(name)}</a>`)}
  </nav>`;
}
