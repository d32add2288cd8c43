// What was searched for on this device, the newest first; it is sent nowhere.
const STORED = "recent";
const MOST = 8;

export function recent() {
  try {
    const held = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return Array.isArray(held) ? held.filter((one) => typeof one === "string").slice(0, MOST) : [];
  } catch {
    return []; // storage is forbidden, or holds something else
  }
}

export function keep(q) {
  store(JSON.stringify([q, ...recent().filter((one) => one !== q)].slice(0, MOST)));
}

export function forget() {
  store("[]");
}

function store(text) {
  try {
    localStorage.setItem(STORED, text);
  } catch {
    // storage is forbidden or full: nothing is kept, and the search goes on
  }
}
