// The page: reads its address, shows the view for it, and lets a newer address overtake an older.
import "./components/search-box.js";
import { failureNotice } from "./components/notice.js";
import { html, render } from "./html.js";
import { currentLanguage, switchLanguage, t } from "./i18n.js";
import { readState, writeState } from "./url.js";
import { film } from "./views/movie.js";
import { recommendations } from "./views/recommend.js";
import { home, results } from "./views/results.js";

const outlet = document.getElementById("view");
const status = document.getElementById("status");
let running = new AbortController();
let handlers = [];
let within = 0; // how many steps of history are this page's own

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
  box.addEventListener("ask", ({ detail }) => {
    const path = location.pathname === "/recommendations" && detail.mode === "hybrid" ? "/recommendations" : "/";
    const address = writeState(path, { q: detail.q, mode: detail.mode });
    if (detail.mode === "keyword" && location.pathname === "/" && location.search) replace(address);
    else go(address);
  });
  box.addEventListener("open-movie", ({ detail }) => go(`/movie/${detail}`));
  document.addEventListener("click", followed);
  // Posters that do not load give way to the cover beneath; `error` does not bubble, so: capture.
  document.addEventListener("error", ({ target }) => target.matches?.("[data-poster]") && target.remove(), true);
  addEventListener("popstate", (event) => {
    within = event.state?.within ?? 0;
    show({ scroll: event.state?.scroll });
  });
  addEventListener("scroll", () => history.replaceState({ within, scroll: scrollY }, ""), { passive: true });
  if (location.pathname === "/") box.focus();
  show();
}

function followed(event) {
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

function go(address, { again = false, keep = false } = {}) {
  if (!again && address === location.pathname + location.search) return show();
  within += 1;
  history.pushState({ within }, "", address);
  show({ scroll: keep ? scrollY : 0 });
}

function replace(address) {
  history.replaceState({ within }, "", address);
  show();
}

async function show({ scroll } = {}) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const mine = [];
  handlers = mine;
  const state = readState(location.href);
  document.querySelector("search-box").value = state.q;
  document.title = state.q ? `${state.q} · ${t("title")}` : t("title");
  const page = {
    go,
    back: () => (within > 0 ? history.back() : go("/")),
    say: (text) => !signal.aborted && (status.textContent = text),
    on: (selector, handle) => mine.push([selector, handle]),
    attempt: (work, box) => attempted(work, box, signal, page),
  };
  page.on("[data-retry]", () => show());
  page.say("");
  await attempted(() => view(state)(outlet, { ...route(), state, signal, page }), outlet, signal, page);
  if (signal.aborted) return;
  if (scroll !== undefined) scrollTo(0, scroll);
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
    page.say(t(failure.kind ?? "broken"));
  }
}

function typing() {
  return document.activeElement?.id === "q";
}

function focusView() {
  (outlet.querySelector("h1") ?? outlet).focus({ preventScroll: true });
}

function route() {
  return { id: /^\/movie\/(\d+)$/.exec(location.pathname)?.[1] };
}

function view(state) {
  if (route().id) return film;
  if (location.pathname === "/recommendations") return recommendations;
  if (location.pathname !== "/") return () => Promise.reject(Object.assign(new Error(), { kind: "missing" }));
  return state.q ? results : home;
}
