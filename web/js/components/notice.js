// What went wrong, what to do, and, where it may help, a button that tries again.
import { html } from "../html.js";
import { t } from "../i18n.js";
import { HOME } from "../url.js";

const HOPELESS = ["refused", "missing"]; // however often it is tried

// `whole`: it is all that the page shows, and so its heading is the page's.
export function failureNotice(failure, { whole = false } = {}) {
  const kind = failure.kind ?? "failed";
  const detail = kind === "refused" && failure.message; // the API speaks English
  return html`<div class="notice" role="alert" data-kind="${kind}">
    ${whole ? html`<h1 tabindex="-1">${t(kind)}</h1>` : html`<h2>${t(kind)}</h2>`}<p>${t(`${kind}_hint`)}</p>
    ${detail && html`<p><small lang="en">${detail}</small></p>`}
    ${HOPELESS.includes(kind) ? html`<p><a href="${HOME}" data-link>${t("start")}</a></p>`
      : html`<button type="button" data-retry>${t("retry")}</button>`}
  </div>`;
}

export function stoppedNotice() {
  return html`<div class="notice" data-kind="stopped"><h2>${t("stopped")}</h2>
    <button type="button" data-retry>${t("retry")}</button></div>`;
}

export function emptyNotice() {
  return html`<div class="notice" data-kind="none"><h2>${t("none")}</h2><p>${t("none_hint")}</p></div>`;
}

// Says something after a while, unless what it waits for comes before; returns what stops it.
export function watchSlow(say, milliseconds = 3000) {
  const timer = setTimeout(say, milliseconds);
  return () => clearTimeout(timer);
}
