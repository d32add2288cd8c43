// A card that grows into its movie's page, where the browser can show that and nobody asked for calm.
const CALM = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

// Runs `update`, which puts the movie's page in the place of the one that holds its card, once; resolves
// when the page stands.
export async function grown(outlet, id, update) {
  const card = outlet.querySelector(`.card[data-id="${id}"] .poster`);
  if (!card || !document.startViewTransition || CALM.matches || !inSight(card)) return update();
  card.classList.add("grows"); // as the poster that it becomes: style.css gives both one name
  const transition = document.startViewTransition(() => {
    update();
    scrollTo(0, 0); // before the new page is pictured
    outlet.querySelector(".movie .poster")?.classList.add("grows");
  });
  transition.ready.catch(skipped);
  transition.finished.finally(() => outlet.querySelector(".grows")?.classList.remove("grows"));
  await transition.updateCallbackDone;
}

// A picture that is left out, such as in a tab that nobody sees, leaves the page as it should be.
function skipped(reason) {
  if (!(reason instanceof DOMException)) throw reason;
}

function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
