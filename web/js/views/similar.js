// Movies like the one that is shown, nearer to what somebody likes besides and farther from the rest.
import { similar } from "../api.js";
import { card, grid } from "../components/card.js";
import { failureNotice } from "../components/notice.js";
import { tasteButtons, tasteChips } from "../components/taste.js";
import { html, render } from "../html.js";
import { t } from "../i18n.js";
import { fillNames, remember } from "../names.js";

export async function showSimilar(box, { id, state, signal, page }) {
  const path = `movie/${id}`;
  const chips = tasteChips({}, state, path);
  const said = chips.length ? html`<ul class="chips" aria-label="${t("taste")}">${chips.map((one) => html`<li>${one}</li>`)}</ul>` : "";
  try {
    const { results } = await similar(id, state, signal);
    remember(results);
    render(box, html`${said}${grid(results, (one) => card(one, "", { taste: tasteButtons(one, state, path) }))}`);
  } catch (failure) {
    if (!failure.kind) throw failure;
    render(box, html`${said}${failureNotice(failure)}`);
  }
  page.say("");
  await fillNames(box, signal);
}
