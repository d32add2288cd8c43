// What a tab, a bookmark or somebody who gets the address is told of what is shown.
import { t } from "./i18n.js";

const LONGEST = 200; // characters of a description

export function describe(title, description) {
  document.title = title ? `${title} · ${t("title")}` : t("title");
  const text = description || t("about");
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).replace(/\s+\S*$/, "")}…` : text;
  meta("name", "description").content = short;
  meta("property", "og:title").content = title || t("title");
  meta("property", "og:description").content = short;
}

function meta(attribute, name) {
  const found = document.head.querySelector(`meta[${attribute}="${name}"]`);
  if (found) return found;
  const made = document.createElement("meta");
  made.setAttribute(attribute, name);
  return document.head.appendChild(made);
}
