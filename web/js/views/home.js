// Home: what can be asked, and movies to browse while nothing is.
import { randomMovies } from "../api.js";
import { card, grid, skeletons } from "../components/card.js";
import { html, render } from "../html.js";
import { currentLanguage, EXAMPLES, t } from "../i18n.js";
import { HOME, PAGE, writeState } from "../url.js";

let drawn = []; // the movies at home stay the same while the page is open

export async function home(outlet, { signal, page }) {
  page.describe("", t("about"));
  render(outlet, html`<h1 tabindex="-1">${t("tagline")}</h1>
    ${examples(HOME)}
    <h2 class="part">${t("browse")}</h2>
    <div data-movies>${drawn.length ? "" : skeletons(12)}</div><div data-below></div>`);
  const list = outlet.querySelector("[data-movies]");
  const below = outlet.querySelector("[data-below]");
  const show = () => {
    render(list, grid(drawn, (movie, at) => card(movie, "", { at }), html`id="movies"`));
    render(below, html`<button type="button" class="more" data-more>${t("more")}</button>`);
  };
  const draw = async () => {
    const { results } = await randomMovies(PAGE, drawn.map((movie) => movie.id), signal);
    drawn = [...drawn, ...results];
    show();
  };
  page.on("[data-more]", async () => {
    const next = drawn.length;
    await page.attempt(draw, below);
    (list.querySelector(`[data-key="movie:${next}"]`) ?? below.querySelector("button"))?.focus({ preventScroll: true });
  });
  if (drawn.length) return show();
  try {
    await draw();
  } catch (failure) {
    if (failure.code !== "unsupported") throw failure;
    outlet.querySelector(".part").remove(); // an index that draws none: there is enough to do here
    render(list, html``);
  }
}

// What could be asked, as links to the view at `path` with what else its state holds.
export function examples(path, state = {}) {
  return html`<section class="examples" aria-label="${t("examples")}"><span>${t("examples")}${t("colon")}</span>
    ${EXAMPLES[currentLanguage()].map((q) => html`<a class="chip" data-link href="${writeState(path, { ...state, q })}">${q}</a>`)}
  </section>`;
}
