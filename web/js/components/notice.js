// What went wrong, what to do, and a button that tries again.
import { html } from "../html.js";
import { t } from "../i18n.js";

export function failureNotice(failure) {
  const kind = failure.kind ?? "failed";
  const hint = kind === "refused" ? failure.message : t(`${kind}_hint`);
  return html`<div class="notice" role="alert" data-kind="${kind}">
    <h2>${t(kind)}</h2><p>${hint}</p>
    <button type="button" data-retry>${t("retry")}</button>
  </div>`;
}

export function stoppedNotice() {
  return html`<div class="notice" data-kind="stopped"><h2>${t("stopped")}</h2>
    <button type="button" data-retry>${t("retry")}</button></div>`;
}

export function emptyNotice() {
  return html`<div class="notice" data-kind="none"><h2>${t("none")}</h2><p>${t("none_hint")}</p></div>`;
}

// Says something after three seconds, unless the work ends before; returns what stops it.
export function watchSlow(say, milliseconds = 3000) {
  const timer = setTimeout(say, milliseconds);
  return () => clearTimeout(timer);
}
