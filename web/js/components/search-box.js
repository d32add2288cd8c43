// The search box: titles, people and genres while one types, keywords 250 ms after the last key, the whole on Enter.
import { suggest } from "../api.js";
import { html, render } from "../html.js";
import { t } from "../i18n.js";
import { forget, keep, recent } from "../recent.js";
import { isSentence, recentSearch, suggestion } from "./suggestion.js";

const PAUSE = 250;
const TOUCHED = matchMedia("(pointer: coarse)");

class SearchBox extends HTMLElement {
  #timer;
  #running = new AbortController();
  #pressed = false; // whether a pointer is down
  #left = false; // whether it went down elsewhere

  connectedCallback() {
    render(this, html`<form role="search" action="./">
      <label for="q">${t("label")}</label>
      <div class="field">
        <input id="q" name="q" type="search" maxlength="2000" autocomplete="off" spellcheck="false"
          placeholder="${t("placeholder")}" role="combobox" aria-expanded="false" aria-autocomplete="list"
          aria-controls="suggestions">
        <button>${t("search")}</button>
      </div>
      <div class="completions" hidden>
        <p class="recent" aria-hidden="true">${t("recent")}</p>
        <ul id="suggestions" role="listbox"></ul>
        <button type="button" class="quiet" data-clear>${t("forget_recent")}</button>
      </div>
      <p class="unseen" aria-live="polite"></p>
    </form>`);
    this.input = this.querySelector("input");
    this.list = this.querySelector("ul");
    this.panel = this.querySelector(".completions");
    this.told = this.querySelector("[aria-live]");
    this.clear = this.querySelector("[data-clear]");
    this.heading = this.querySelector(".recent"); // of the list, which has it as its name
    this.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say("hybrid");
      if (TOUCHED.matches) this.input.blur(); // the keyboard would cover the movies
    });
    this.input.addEventListener("input", (event) => event.isComposing || this.#typed());
    this.input.addEventListener("compositionend", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    for (const event of ["focus", "click"]) this.input.addEventListener(event, () => this.#remind());
    this.addEventListener("focusout", ({ relatedTarget }) => this.contains(relatedTarget) || this.#leave());
    document.addEventListener("pointerdown", () => (this.#pressed = true), true);
    for (const event of ["pointerup", "pointercancel"]) document.addEventListener(event, () => this.#released(), true);
    this.panel.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    this.list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
    this.clear.addEventListener("click", () => {
      forget();
      this.#close();
      this.input.focus();
    });
  }

  get value() {
    return this.input.value.trim();
  }

  set value(text) {
    // Not while it says the same: the space just typed before the next word would be lost.
    if (this.value !== text) this.input.value = text;
  }

  // Forgets what is about to be asked: the page has moved on.
  cancel() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  focus() {
    this.input.focus();
  }

  #say(mode) {
    this.cancel();
    if (mode === "hybrid") {
      this.#running.abort();
      this.#close();
      if (this.value) keep(this.value);
    }
    this.#tell("ask", { q: this.value, mode });
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true }));
  }

  #typed() {
    this.cancel();
    this.#timer = setTimeout(() => this.#say("keyword"), PAUSE);
    this.#tell("typed", this.value);
    this.#suggest();
  }

  async #suggest() {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const q = this.value;
    if (!q) return this.#remind();
    if (isSentence(q)) return this.#close();
    try {
      const { suggestions } = await suggest(q, signal);
      if (!signal.aborted) this.#open("suggestions", suggestions.map(suggestion));
    } catch {
      this.#close(); // a search without suggestions is still a search
    }
  }

  // What was searched for before, while nothing is typed.
  #remind() {
    if (!this.value) this.#open("recent", recent().map(recentSearch));
  }

  #key(event) {
    const options = [...this.list.children];
    if (event.isComposing) return; // arrows and Enter belong to the input method
    if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault(); // which would empty the box
      return this.#close();
    }
    if (this.panel.hidden || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "Enter") {
      if (at < 0) return;
      event.preventDefault();
      return this.#choose(options[at]);
    }
    event.preventDefault();
    const next = options[(at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length];
    for (const one of options) one.setAttribute("aria-selected", String(one === next));
    this.input.setAttribute("aria-activedescendant", next.id);
  }

  #choose(option) {
    if (!option) return;
    this.cancel();
    this.#running.abort();
    this.#close();
    const { id, text } = option.dataset;
    if (id) {
      this.input.blur(); // so that the movie's page is read from its beginning
      return this.#tell("open-movie", { id, title: text });
    }
    this.input.value = text;
    this.#say("hybrid");
  }

  #open(name, options) {
    const open = options.length > 0 && document.activeElement === this.input;
    if (open) render(this.list, html`${options}`);
    this.list.setAttribute("aria-label", t(name));
    for (const one of [this.heading, this.clear]) one.hidden = name !== "recent";
    this.panel.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
    this.told.textContent = open ? t("completions", { count: options.length }) : "";
  }

  // What is clicked on must not move away from under the pointer, as it would where the list above it closed.
  #leave() {
    if (this.#pressed) this.#left = true;
    else this.#close();
  }

  #released() {
    this.#pressed = false;
    if (this.#left) setTimeout(() => this.#close()); // after the click, which follows at once
    this.#left = false;
  }

  #close() {
    this.#open("suggestions", []);
  }
}

customElements.define("search-box", SearchBox);
