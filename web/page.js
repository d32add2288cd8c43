// A search box over GET /search. Every value from the API is set as text, never as markup.
const form = document.getElementById("search");
const status = document.getElementById("status");
const results = document.getElementById("results");
let running = new AbortController();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const url = new URL(location.href);
  url.search = new URLSearchParams({ q: form.q.value }).toString();
  history.pushState(null, "", url);
  find();
});
addEventListener("popstate", find);
find();

async function find() {
  const q = new URLSearchParams(location.search).get("q") ?? "";
  form.q.value = q;
  running.abort();
  running = new AbortController();
  results.replaceChildren();
  status.textContent = q ? "Searching…" : "";
  if (!q) return;
  try {
    const response = await fetch(`/search?${new URLSearchParams({ q })}`, { signal: running.signal });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error.message);
    results.replaceChildren(...answer.results.map(item));
    const note = answer.degraded.includes("embedding") ? " Found by keywords only." : "";
    status.textContent = `${answer.count} films in ${answer.took_ms} ms.${note}`;
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = `That did not work: ${error.message}`;
  }
}

function item(movie) {
  const entry = document.createElement("li");
  const year = movie.release_date ? ` (${movie.release_date.slice(0, 4)})` : "";
  const facts = [movie.genres.join(", "), `★ ${movie.vote_average.toFixed(1)}`].join(" · ");
  entry.append(
    element("h2", `${movie.title}${year}`),
    element("p", facts, "facts"),
    element("p", movie.overview),
  );
  return entry;
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}
