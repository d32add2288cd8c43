// The search box: titles, people and genres while one types, keywords 250 ms after the last key, the whole on Enter.
import { suggest } from "../api.js";
import { html, render } from "../html.js";
import { genreName, t } from "../i18n.js";
import { langOf } from "../titles.js";

const PAUSE = 250;

// What a suggestion is, in soft letters behind its name.
function told(one) {
  if (one.kind === "title") {
    const also = one.matched && html`<span ${langOf({ text: one.matched, lang: one.matched_lang })}>${one.matched}</span>`;
    return html`<b ${langOf({ text: one.title, lang: one.title_lang })}>${one.title}</b> ${also} <span>${one.year ?? ""}</span>`;
  }
  if (one.kind === "genre") return html`${genreName(one.name)} <span>${t("genre")}</span>`;
  return html`${one.name} <span>${t("person")}${one.known_for.map((text) => html` · <span ${langOf({ text })}>${text}</span>`)}</span>`;
}

class SearchBox extends HTMLElement {
  #timer;
  #running = new AbortController();

  connectedCallback() {
    render(this, html`<form role="search" action="./">
      <label for="q">${t("label")}</label>
      <div class="field">
        <input id="q" name="q" type="search" maxlength="500" autocomplete="off" spellcheck="false"
          placeholder="${t("placeholder")}" role="combobox" aria-expanded="false" aria-autocomplete="list"
          aria-controls="suggestions">
        <button>${t("search")}</button>
        <ul id="suggestions" role="listbox" aria-label="${t("suggestions")}" hidden></ul>
      </div>
    </form>`);
    this.input = this.querySelector("input");
    this.list = this.querySelector("ul");
    this.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say("hybrid");
    });
    this.input.addEventListener("input", (event) => event.isComposing || this.#typed());
    this.input.addEventListener("compositionend", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
  }

  get value() {
    return this.input.value.trim();
  }

  set value(text) {
    // Not while it says the same: the space just typed before the next word would be lost.
    if (this.input.value.trim() !== text) this.input.value = text;
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
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (mode === "hybrid") {
      this.#running.abort();
      this.#close();
    }
    this.#tell("ask", { q: this.value, mode });
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true }));
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say("keyword"), PAUSE);
    this.#tell("typed", this.value);
    this.#suggest();
  }

  async #suggest() {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const q = this.input.value.trim();
    if (!q) return this.#close();
    try {
      const { suggestions } = await suggest(q, signal);
      if (signal.aborted) return;
      render(this.list, html`${suggestions.map((one, at) => html`<li role="option" id="s${at}"
        aria-selected="false" data-id="${one.id ?? ""}" data-name="${one.kind === "genre" ? genreName(one.name) : one.name ?? ""}">${told(one)}</li>`)}`);
      this.#open(suggestions.length > 0);
    } catch {
      this.#close(); // a search without suggestions is still a search
    }
  }

  #key(event) {
    const options = [...this.list.children];
    if (event.isComposing) return; // arrows and Enter belong to the input method
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault(); // which would empty the box
      return this.#close();
    }
    if (this.list.hidden || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
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
    const { id, name } = option.dataset;
    if (id) {
      this.input.blur(); // so that the movie's page is read from its beginning
      return this.#tell("open-movie", { id, title: option.querySelector("b").textContent });
    }
    this.input.value = name;
    this.#say("hybrid");
  }

  #open(any) {
    const open = any && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
  }

  #close() {
    this.#open(false);
  }
}

customElements.define("search-box", SearchBox);
