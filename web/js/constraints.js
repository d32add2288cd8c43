// The constraints of a search: how they read, and the states that their taking off or putting on leads to.
import { decadeName, denial, genreName, labelOf, languageName, yearsName } from "./i18n.js";

const NAMES = { genre: genreName, language: languageName, decade: decadeName };
const SUBJECTS = ["genre", "decade", "language", "person"];
const YEARS = ["year_from", "year_to"];
const COUNTED = 100; // values that the index counts of a facet: as FACET_LIMIT in functions/moviesearch/index/query.py
const LISTED = 20; // of them that are shown

// The constraints in force as one reads them: { key, names, label, text, next }. `text` are the words of
// the sentence that one was understood from, null for what was asked for; `next` the state without it.
export function inForce(filters, state) {
  return grouped(filters).flatMap((names) => {
    const one = filters[names[0]];
    const explicit = one.source === "explicit";
    const text = explicit ? null : one.text;
    const group = (label, next, key = names.join("+")) => [{ key, names, label, text, next }];
    if (explicit && Array.isArray(one.value)) {
      const values = one.value.map(String);
      return values.flatMap((value) => {
        const label = values.length === 1 ? labelled(filters, names) : named(names[0], { value: [value] });
        return group(label, choose(state, filters, names[0], toggled(values, value)), `${names[0]}:${value}`);
      });
    }
    return group(labelled(filters, names), without(state, filters, names));
  });
}

// What a search for constraints alone is called: the genres, people and the like among them.
export function subjectOf(filters) {
  const said = Object.entries(filters).filter(([name]) => SUBJECTS.includes(name.replace(/^any_/, "")));
  return said.flatMap(([name, values]) => values.map(NAMES[name.replace(/^any_/, "")] ?? String)).join(" ");
}

// The constraints that a list of their names stands for, as they read.
export function labels(missing, filters) {
  return grouped(filters).filter((names) => names.some((name) => missing.includes(name)))
    .map((names) => labelled(filters, names));
}

// The state without some constraints: asked for, their parameters go; said in the sentence, it is to be
// left unheard there.
export function without(state, filters, names) {
  const left = Object.entries(state.filters).filter(([name]) => !names.includes(name));
  return unheard({ ...state, filters: Object.fromEntries(left) }, names.filter((name) => isSaid(filters[name])));
}

// The state in which all that was understood has to be met as if it had been asked for.
export function insisted(state, filters) {
  const all = Object.entries(filters).map(([name, { value }]) => {
    return [name, Array.isArray(value) ? value.map(String) : String(value)];
  });
  return { ...state, filters: Object.fromEntries(all), pages: 1 };
}

// The state without an order, asked for or said in the sentence.
export function unsorted({ sort }, state) {
  return unheard({ ...state, sort: "" }, isSaid(sort) ? ["sort"] : []);
}

// Whether the sentence says something of it, also where what was asked for stands in its place.
function isSaid(one) {
  return Boolean(one && (one.source === "understood" || one.text));
}

// The state in which some of what the sentence says is words and nothing else.
export function unheard(state, names) {
  return { ...state, ignore: [...new Set([...state.ignore, ...names])], pages: 1 };
}

// What the movies can be narrowed down by: { name, values: [{ value, label, count, on, next }] }. What is chosen
// stays among them; its count is null where it is not known.
export function facets({ facets: counts, filters }, state) {
  if (!counts) return [];
  const group = (name, list, label, on, next) => ({
    name,
    values: list.map(({ value, count }) => {
      return { value, label: label(value), count, on: on.includes(String(value)), next: next(String(value)) };
    }),
  });
  const words = (name, label) => {
    const on = (filters[name]?.value ?? []).map(String);
    return group(name, withChosen(counts[name] ?? [], on), label, on, (value) => choose(state, filters, name, toggled(on, value)));
  };
  const decades = decadesOf(filters);
  const rating = filters.min_rating?.value;
  return [
    words("genre", genreName),
    group("decade", descending(withChosen(counts.decade, decades)), decadeName, decades, (value) => {
      return choose(without(state, filters, YEARS), filters, "decade", toggled(decades, value));
    }),
    words("language", languageName),
    group("rated", summed(counts.rating, rating), (value) => `${value}+`, [String(rating)], (value) => {
      return String(rating) === value ? without(state, filters, ["min_rating"]) : choose(state, filters, "min_rating", value);
    }),
    words("person", (name) => name),
  ].filter(({ values }) => values.length);
}

// An explicit constraint takes the place of what the sentence says of the same, so it holds that as well.
function choose(state, filters, name, value) {
  if (!value.length) return without(state, filters, [name]);
  return { ...state, filters: { ...state.filters, [name]: value }, pages: 1 };
}

// The first values, and those beyond them that are chosen: of these no movie has one that is not counted, unless
// there are more than were counted.
function withChosen(counts, on) {
  const first = counts.slice(0, LISTED);
  const named = (list, value) => list.find((one) => String(one.value) === value);
  const rest = on.filter((value) => !named(first, value))
    .map((value) => named(counts, value) ?? { value, count: counts.length < COUNTED ? 0 : null });
  return [...first, ...rest];
}

function descending(counts) {
  return counts.toSorted((one, other) => other.value - one.value);
}

function toggled(values, value) {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

// The decades asked for, by themselves or as the years from the first of one to the last of another.
function decadesOf({ decade, year_from: from, year_to: to }) {
  if (decade) return decade.value.map(String);
  if (!from || !to || from.value % 10 || to.value % 10 !== 9) return [];
  const count = (to.value + 1 - from.value) / 10;
  return Array.from({ length: count }, (_, at) => String(from.value + 10 * at));
}

// A rating of 8 and more counts in 7 and more too. One that is chosen has its place among them; how many there
// are from the middle of a band on, such as 7.5, nobody counted.
function summed(counts, chosen) {
  const bands = counts.map(({ value }) => value);
  const lowest = (from) => counts.reduce((sum, { value, count }) => sum + (value >= from ? count : 0), 0);
  const values = chosen === undefined || bands.includes(chosen) ? bands : [...bands, chosen];
  return descending(values.map((value) => ({ value, count: Number.isInteger(value) ? lowest(value) : null })));
}

// Names of constraints that read as one: the two ends of years that were said, or asked for, together.
function grouped(filters) {
  const [from, to] = YEARS.map((name) => filters[name]);
  const together = from && to && from.source === to.source && from.text === to.text;
  return Object.keys(filters).filter((name) => !together || name !== "year_to")
    .map((name) => (together && name === "year_from" ? YEARS : [name]));
}

function labelled(filters, names) {
  if (names.length === 1) return named(names[0], filters[names[0]]);
  return yearsName(...YEARS.map((name) => filters[name].value));
}

// A constraint as it reads; people and subjects stay as they were asked for.
function named(name, { value, label }) {
  const plain = name.replace(/^(not|any)_/, "");
  const words = Array.isArray(value) ? value.map(NAMES[plain] ?? String) : [];
  const denied = denial(name, words);
  if (denied) return denied;
  if (!NAMES[plain] && label !== undefined) return labelOf(name, value, label);
  const joined = words.join(name === "genre" ? " + " : " / ");
  return name.startsWith("not_") ? `≠ ${joined}` : joined;
}
