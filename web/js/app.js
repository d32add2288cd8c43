// The page: reads its address, shows the view for it, and lets a newer address overtake an older.
import { Failure } from "./api.js";
import "./components/search-box.js";
import { failureNotice, watchSlow } from "./components/notice.js";
import { html, render } from "./html.js";
import { currentLanguage, switchLanguage, t } from "./i18n.js";
import { HOME, pathOf, readState, RECOMMENDATIONS, writeState } from "./url.js";
import { home, results } from "./views/results.js";

// Views that nobody needs to begin with are fetched when they are first asked for.
const details = fetched(() => import("./views/movie.js"), "details");
const recommendations = fetched(() => import("./views/recommend.js"), "recommendations");
const outlet = document.getElementById("view");
const status = document.getElementById("status");
let running = new AbortController();
let handlers = [];
let within = history.state?.within ?? 0; // how many steps of history are this page's own
let settling; // the timer that notes where the page was scrolled to

start(currentLanguage());

function start(language) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  const other = language === "zh" ? "en" : "zh";
  const button = document.getElementById("language");
  button.textContent = t(other === "zh" ? "chinese" : "english");
  button.lang = other;
  button.onclick = () => switchLanguage(other);
  const box = document.querySelector("search-box");
  box.addEventListener("ask", ({ detail }) => asked(detail));
  box.addEventListener("open-movie", ({ detail }) => go(`movie/${detail}`));
  document.addEventListener("click", followed);
  // Posters that do not load give way to the cover beneath; `error` does not bubble, so: capture.
  document.addEventListener("error", ({ target }) => target.matches?.("[data-poster]") && target.remove(), true);
  addEventListener("popstate", (event) => {
    within = event.state?.within ?? 0;
    show({ scroll: event.state?.scroll });
  });
  history.scrollRestoration = "manual";
  addEventListener("scroll", () => {
    clearTimeout(settling);
    settling = setTimeout(() => history.replaceState({ within, scroll: scrollY }, ""), 150);
  }, { passive: true });
  if (here() === "") box.focus();
  show({ scroll: history.state?.scroll });
}

// Keywords while one types replace one another in the history; a search on Enter replaces them too.
function asked({ q, mode }) {
  const before = readState(location.href);
  const path = here() === RECOMMENDATIONS ? RECOMMENDATIONS : HOME;
  if (path === RECOMMENDATIONS && mode === "keyword") return;
  if (!q) return here() === "" && !location.search ? undefined : go(HOME);
  const kept = here().startsWith("movie/") ? {} : before;
  const address = writeState(path, { ...kept, q, mode, pages: 1 });
  if (pathOf(path) === here() && before.mode === "keyword" && before.q) replace(address);
  else go(address);
}

function followed(event) {
  if (event.target.closest(".skip")) {
    event.preventDefault(); // the address would lead through <base> to the home page
    return focusView();
  }
  const link = event.target.closest("a[data-link]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (link && plain) {
    event.preventDefault();
    return go(link.getAttribute("href"));
  }
  for (const [selector, handle] of handlers) {
    const found = event.target.closest(selector);
    if (found) return handle(found);
  }
}

// `keep` stays where the page is scrolled to and at the control that was used.
function go(address, { again = false, keep = false } = {}) {
  const { pathname, search } = new URL(address, document.baseURI);
  if (!again && pathname + search === location.pathname + location.search) return show();
  clearTimeout(settling);
  history.replaceState({ within, scroll: scrollY }, "");
  within += 1;
  history.pushState({ within }, "", address);
  show({ scroll: keep ? scrollY : 0, key: keep ? usedControl() : undefined });
}

function replace(address, { keep = false } = {}) {
  history.replaceState({ within, scroll: scrollY }, "", address);
  show({ scroll: keep ? scrollY : undefined, key: keep ? usedControl() : undefined });
}

function usedControl() {
  return document.activeElement?.closest("[data-key]")?.dataset.key;
}

async function show({ scroll, key } = {}) {
  running.abort();
  document.querySelector("search-box").cancel();
  running = new AbortController();
  const { signal } = running;
  const mine = [];
  handlers = mine;
  const state = readState(location.href);
  document.querySelector("search-box").value = state.q;
  document.title = state.q ? `${state.q} · ${t("title")}` : t("title");
  const page = {
    go,
    replace,
    back: () => (within > 0 ? history.back() : go(HOME)),
    say: (text) => !signal.aborted && (status.textContent = text),
    on: (selector, handle) => mine.push([selector, handle]),
    attempt: (work, box) => attempted(work, box, signal, page),
  };
  page.on("[data-retry]", () => show());
  page.say("");
  const calm = watchSlow(() => page.say(t("slow")));
  await attempted(() => view(state)(outlet, { ...route(), state, signal, page }), outlet, signal, page);
  calm();
  if (signal.aborted) return;
  if (scroll !== undefined) scrollTo(0, scroll);
  const control = key && outlet.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (control) return control.focus({ preventScroll: true });
  // Whoever followed a link hears the new page from its beginning; whoever types stays in the box.
  if (scroll === 0 && !outlet.contains(document.activeElement) && !typing()) focusView();
}

async function attempted(work, box, signal, page) {
  try {
    await work();
  } catch (failure) {
    if (signal.aborted || failure.name === "AbortError") return;
    if (!failure.kind) console.error(failure);
    render(box, html`<div class="results">${failureNotice(failure)}</div>`);
    page.say(t(failure.kind ?? "failed"));
  }
}

function fetched(load, name) {
  return async (...shown) => {
    const module = await load().catch(() => {
      throw new Failure("offline");
    });
    await module[name](...shown);
  };
}

function typing() {
  return document.activeElement?.id === "q";
}

function focusView() {
  (outlet.querySelector("h1") ?? outlet).focus({ preventScroll: true });
}

function here() {
  return pathOf(location.href);
}

function route() {
  return { id: /^movie\/(\d+)$/.exec(here())?.[1] };
}

function view(state) {
  if (route().id) return details;
  if (here() === RECOMMENDATIONS) return recommendations;
  if (here() !== "") return () => Promise.reject(Object.assign(new Error(), { kind: "missing" }));
  return state.q ? results : home;
}
