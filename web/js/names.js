// What movies are called that an address or an answer only has the numbers of.
import { movie as fetchMovie } from "./api.js";
import { titleOf } from "./titles.js";

const names = new Map();

export function remember(movies) {
  for (const one of movies) names.set(String(one.id), titleOf(one).text);
}

export function nameOf(id) {
  return names.get(String(id)) ?? `#${id}`;
}

// Which of these movies do not exist (any more), as far as that can be told; the names of others are known then.
export async function unknown(ids, signal) {
  const asked = ids.filter((id) => !names.has(id)).map(async (id) => {
    try {
      remember([await fetchMovie(id, signal)]);
    } catch (failure) {
      return failure.kind === "missing" ? [id] : []; // who can't be reached is not gone
    }
    return [];
  });
  return (await Promise.all(asked)).flat();
}

// Fills in the names below an element that were not known when it was made.
export async function fillNames(element, signal) {
  const open = [...element.querySelectorAll("[data-name]")].filter(({ dataset }) => !names.has(dataset.name));
  await Promise.all(open.map(async (one) => {
    try {
      remember([await fetchMovie(one.dataset.name, signal)]);
      one.textContent = nameOf(one.dataset.name);
      const chip = one.closest("[data-said]");
      chip.dataset.said = chip.dataset.said.replace(`#${one.dataset.name}`, one.textContent);
    } catch (failure) {
      if (!failure.kind) throw failure; // else its number stands for it
    }
  }));
}
