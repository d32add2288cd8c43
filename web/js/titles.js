// The title that the reader knows a movie by, by the rule of functions/moviesearch/reader.py.
import { html } from "./html.js";
import { currentLanguage, READER } from "./i18n.js";

const SIMPLIFIED = [["zh-CN", "zh-SG", "zh"], ["zh-TW", "zh-HK"]];

// The tags of titles that are a reader's own, and of those that they can read besides.
function tagsOf(reader) {
  if (!/^zh\b/i.test(reader)) return [[reader, reader.split("-")[0]], []];
  if (!/^zh-(hant|tw|hk|mo)\b/i.test(reader)) return SIMPLIFIED;
  const own = ["zh-TW", "zh-HK"];
  return [[...(/-(hk|mo)\b/i.test(reader) ? own.reverse() : own), "zh"], ["zh-CN"]];
}

function tagOf(code) {
  return code === "cn" ? "zh-HK" : code; // TMDB's code for Cantonese
}

function mainTitle({ title, original_title, original_language }) {
  const own = title === original_title || original_language === "en";
  return { text: title, lang: own ? tagOf(original_language) : original_title && "en" };
}

export function titleOf(movie, reader = READER) {
  const { titles = {}, title, original_title } = movie;
  const [own, others] = tagsOf(reader);
  const held = (tags) => tags.filter((tag) => titles[tag]).map((lang) => ({ text: titles[lang], lang }))[0];
  const main = mainTitle(movie);
  const original = { text: original_title ?? title, lang: tagOf(movie.original_language) };
  const read = [main, original].find(({ lang }) => lang?.split("-")[0] === own.at(-1));
  return held(own) ?? read ?? held(others) ?? main;
}

// What stands beneath the title, where the original is another.
export function originalOf(movie) {
  const original = movie.original_title
    ? { text: movie.original_title, lang: tagOf(movie.original_language) }
    : mainTitle(movie);
  return original.text.toLowerCase() === titleOf(movie).text.toLowerCase() ? null : original;
}

// The attribute of a text in another language than the page's; told by its letters where nothing tells it.
export function langOf({ text, lang }) {
  const tag = lang || guessed(text ?? "");
  const here = currentLanguage();
  return tag === here || (tag === "zh-CN" && here === "zh") ? "" : html`lang="${tag}"`;
}

function guessed(text) {
  if (/[\u3040-\u30ff]/.test(text)) return "ja";
  if (/[\uac00-\ud7af]/.test(text)) return "ko";
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : "en";
}
