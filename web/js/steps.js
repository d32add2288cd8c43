// The steps of the history that are this page's own: each knows how far the page was scrolled, which control led on
// from it, and which step showed the last list of movies.
const SETTLED = 150; // milliseconds without scrolling
let within = history.state?.within ?? 0; // how many of them lie behind
let list = history.state?.list; // the last of them before a movie: its number and whether it is home
let settling; // the timer that notes where the page was scrolled to

// `returned` is told how the page was where somebody went back or forward to.
export function watchSteps(returned) {
  history.scrollRestoration = "manual";
  addEventListener("popstate", ({ state }) => {
    within = state?.within ?? 0;
    list = state?.list;
    returned({ scroll: state?.scroll, key: state?.key, back: true });
  });
  addEventListener("scroll", () => {
    clearTimeout(settling);
    settling = setTimeout(() => noteStep(), SETTLED);
  }, { passive: true });
}

// What the history holds of the place that is shown.
export function noteStep(address = location.href) {
  history.replaceState({ within, list, scroll: scrollY, key: usedControl() }, "", address);
}

// One step on. `from` is the list of movies that is left, as { home }, or nothing where it is a movie that is left.
export function takeStep(address, from) {
  clearTimeout(settling);
  noteStep();
  if (from) list = { step: within, ...from };
  within += 1;
  history.pushState({ within, list }, "", address);
}

export function knowsList() {
  return list !== undefined;
}

export function leadsHome() {
  return !list || list.home;
}

export function stepToList() {
  history.go(list.step - within);
}

export function usedControl() {
  return document.activeElement?.closest("[data-key]")?.dataset.key;
}
