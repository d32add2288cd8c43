// The page: reads its address, shows the view for it, and lets a newer address overtake an older.
import { Failure } from "./api.js";
import { watchPosters } from "./components/card.js";
import "./components/search-box.js";
import { failureNotice, watchSlow } from "./components/notice.js";
import { describe } from "./head.js";
import { html, render } from "./html.js";
import { currentLanguage, paragraph, switchLanguage, t } from "./i18n.js";
import { knowsList, leadsHome, noteStep, stepToList, takeStep, usedControl, watchSteps } from "./steps.js";
import { changed, HOME, pathOf, readState, RECOMMENDATIONS, writeState } from "./url.js";
import { home } from "./views/home.js";

// Views that nobody needs to begin with are fetched when they are first asked for.
const results = fetched(() => import("./views/results.js"), "results");
const details = fetched(() => import("./views/movie.js"), "details");
const recommendations = fetched(() => import("./views/recommend.js"), "recommendations");
const outlet = document.getElementById("view");
const status = document.getElementById("status");
const box = document.querySelector("search-box");
let running = new AbortController();
let handlers = [];
let shown = {}; // what was shown last: its path and its query

start(currentLanguage());

function start(language) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  const other = language === "zh" ? "en" : "zh";
  const button = document.getElementById("language");
  button.textContent = t(other === "zh" ? "chinese" : "english");
  button.lang = other;
  button.onclick = () => {
    const q = box.value;
    const typed = here() === "" && q && q !== readState(location.href).q;
    if (typed) noteStep(changed(location.href, { q, ...anew(q), mode: "keyword", pages: 1 })); // it begins anew from its address
    switchLanguage(other);
  };
  box.addEventListener("ask", ({ detail }) => asked(detail));
  box.addEventListener("typed", results.fetch, { once: true });
  box.addEventListener("typed", ({ detail }) => carry("a[data-typed]", { q: detail, ...anew(detail) }));
  box.addEventListener("open-movie", ({ detail: { id, title } }) => go(`movie/${id}`, { said: t("opened", { title }) }));
  document.addEventListener("click", followed);
  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-leads]")) go(target.selectedOptions[0].dataset.href, { keep: true });
  });
  watchPosters(document);
  watchSteps(show);
  const { q, filters } = readState(location.href);
  if (here() === "" && !q && !Object.keys(filters).length) box.focus(); // elsewhere there is something to read
  show({ scroll: history.state?.scroll });
}

// Keywords while one types replace one another in the history; a search on Enter replaces them too.
function asked({ q, mode }) {
  const before = readState(location.href);
  const path = here() === RECOMMENDATIONS ? RECOMMENDATIONS : HOME;
  if (path === RECOMMENDATIONS && mode === "keyword") return;
  if (!q) return here() === "" && !location.search ? undefined : go(HOME);
  const kept = here().startsWith("movie/") ? {} : before;
  const address = writeState(path, { ...kept, q, ...anew(q), mode, pages: 1 });
  if (pathOf(path) === here() && before.mode === "keyword" && before.q) replace(address);
  else go(address);
}

// Of another sentence everything is understood.
function anew(q) {
  const before = readState(location.href);
  return { ignore: q === before.q ? before.ignore : [] };
}

function followed(event) {
  if (event.target.closest(".skip")) {
    event.preventDefault(); // the address would lead through <base> to the home page
    return focusView("#movies");
  }
  if (event.target.closest("[data-back]")) return back();
  const link = event.target.closest("a[data-link], button[data-href]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (link && plain) {
    event.preventDefault();
    const { href = link.getAttribute("href"), keep, next, said } = link.dataset;
    return go(href, { keep: keep !== undefined, next, said });
  }
  for (const [selector, handle] of handlers) {
    const found = event.target.closest(selector);
    if (found) return handle(found);
  }
}

// `keep` stays where the page is scrolled to and at the control that was used, or the one with the key
// `next`; `said` tells what was done.
function go(address, { keep = false, next, said } = {}) {
  const { pathname, search } = new URL(address, document.baseURI);
  const control = { scroll: keep ? scrollY : 0, key: keep ? next ?? usedControl() : undefined, said };
  if (pathname + search === location.pathname + location.search) return show(control);
  const from = here().startsWith("movie/") ? undefined : { home: !readState(location.href).q && here() === "" };
  takeStep(address, from);
  show(control);
}

function replace(address) {
  noteStep(address);
  show();
}

function back() {
  return knowsList() ? stepToList() : go(HOME);
}

// Links to this page's views, with some of the state that they hold changed.
function carry(selector, changes) {
  for (const link of outlet.querySelectorAll(selector)) {
    if ([pathOf(HOME), RECOMMENDATIONS].includes(pathOf(link.href))) link.setAttribute("href", changed(link.href, changes));
  }
}

async function show({ scroll, key, said = "", back = false } = {}) {
  running.abort();
  box.cancel();
  running = new AbortController();
  const { signal } = running;
  const mine = [];
  handlers = mine;
  let state = readState(location.href);
  // Recommendations wait for Enter: what is typed there meanwhile stays.
  const same = shown.path === RECOMMENDATIONS && here() === shown.path && state.q === shown.q;
  if (!same) box.value = state.q;
  shown = { path: here(), q: state.q };
  let slow = false;
  const page = {
    describe,
    swap,
    leadsHome: leadsHome(),
    say: (text) => {
      slow = text === t("slow");
      if (!signal.aborted) status.textContent = paragraph([said, text]);
    },
    on: (selector, handle) => mine.push([selector, handle]),
    attempt: (work, where) => attempted(work, where, signal, page),
    note: (changes) => {
      noteStep(changed(location.href, changes));
      carry("a[data-link]", changes);
    },
    ask: (changes) => {
      const q = box.value || state.q;
      go(changed(location.href, { ...changes, q, ...anew(q) }));
    },
  };
  page.on("[data-retry]", () => show());
  page.say("");
  if (here() === "" && !state.q && Object.keys(state.filters).length) {
    const { subjectOf } = await import("./constraints.js");
    const q = subjectOf(state.filters);
    if (q && !signal.aborted) return replace(changed(location.href, { q })); // filters alone are a search, too
  }
  if (state.like.length + state.unlike.length) {
    const { remembered } = await import("./components/taste.js");
    const held = await remembered(state, signal);
    if (signal.aborted) return;
    if (held !== state) noteStep(changed(location.href, { like: held.like, unlike: held.unlike }));
    if (held !== state) said = t("gone");
    state = held;
  }
  const calm = here() === RECOMMENDATIONS ? () => {} : watchSlow(() => page.say(t("slow")));
  await attempted(() => view(state)(outlet, { ...route(), state, signal, page }), outlet, signal, page);
  calm();
  if (slow) page.say("");
  if (signal.aborted) return;
  if (scroll !== undefined) scrollTo(0, scroll);
  const control = key && outlet.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (control) return control.focus({ preventScroll: true });
  if (key && !back) return standIn(key)?.focus({ preventScroll: true });
  // Whoever followed a link hears the new page from its beginning; whoever types stays in the box.
  if (scroll === 0 && !outlet.contains(document.activeElement) && !typing()) focusView("h1");
}

// What is focused where the control that was used, or the one that should follow, is not there any more.
function standIn(key) {
  const end = key.startsWith("movie:") && outlet.querySelector("[data-key=end]");
  return end || (outlet.querySelector(".chips a") ?? outlet.querySelector("h1"));
}

// Puts other markup in an element's place; what was folded out there stays so.
function swap(element, markup) {
  const open = new Map([...element.querySelectorAll("[data-open]")].map((one) => [one.dataset.open, one.open]));
  render(element, markup);
  for (const one of element.querySelectorAll("[data-open]")) one.open = open.get(one.dataset.open) ?? one.open;
}

async function attempted(work, where, signal, page) {
  try {
    await work();
  } catch (failure) {
    if (signal.aborted || failure.name === "AbortError") return;
    if (!failure.kind) console.error(failure);
    const whole = where === outlet;
    if (whole) describe(t(failure.kind ?? "failed"));
    render(where, html`<div class="results">${failureNotice(failure, { whole })}</div>`);
    page.say(t(failure.kind ?? "failed"));
  }
}

// A view whose module comes when it is asked for, or ahead of that by `fetch`.
function fetched(load, name) {
  const view = async (...given) => {
    const module = await load().catch(() => {
      throw new Failure("offline");
    });
    await module[name](...given);
  };
  view.fetch = () => load().catch(() => {}); // when it is asked for, that fails again and is told
  return view;
}

function typing() {
  return document.activeElement?.id === "q";
}

function focusView(selector) {
  (outlet.querySelector(selector) ?? outlet.querySelector("h1") ?? outlet).focus({ preventScroll: selector === "h1" });
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
  if (here() !== "") return () => Promise.reject(new Failure("missing"));
  return state.q ? results : home;
}
