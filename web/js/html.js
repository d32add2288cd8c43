// Markup from a tagged template in which every value is escaped, unless it is such markup itself.
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

class Markup {
  constructor(text) {
    this.text = text;
  }
}

export function html(strings, ...values) {
  return new Markup(strings.reduce((text, part, at) => text + escaped(values[at - 1]) + part));
}

export function escaped(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(escaped).join("");
  if (value === null || value === undefined || value === false) return "";
  return String(value).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
}

// Replaces what an element holds. Only Markup gets in, so no text from outside ever becomes a tag.
export function render(element, markup) {
  element.replaceChildren(fragment(markup));
}

export function fragment(markup) {
  if (!(markup instanceof Markup)) throw new TypeError("render takes html`…`");
  const template = document.createElement("template");
  template.innerHTML = markup.text;
  return template.content;
}
