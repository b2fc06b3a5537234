// dialog[data-session-seconds]: opens so that [data-session-warning] seconds are left of that many until the session
// ends. Within it [data-session-left] counts down, [data-session-running] is there until the end and
// [data-session-over] from then on. Answers may set the clock anew by the header Session-Seconds, other modules by an event session-seconds.
import { everyPart } from "./swapping.js";

let dialog = null;
let ends = 0;

function left() {
  return Math.max(0, Math.round((ends - Date.now()) / 1000));
}

function reset(seconds) {
  ends = Date.now() + seconds * 1000;
  if (dialog?.open) dialog.close();
  shown();
}

function shown() {
  if (!dialog?.isConnected) return;
  const seconds = left();
  if (seconds <= Number(dialog.dataset.sessionWarning) && !dialog.open) dialog.showModal();
  for (const element of dialog.querySelectorAll("[data-session-left]")) element.textContent = seconds;
  for (const element of dialog.querySelectorAll("[data-session-running]")) element.hidden = seconds === 0;
  for (const element of dialog.querySelectorAll("[data-session-over]")) element.hidden = seconds > 0;
}

everyPart((part) => {
  const found = part.matches?.("[data-session-seconds]") ? part : part.querySelector("[data-session-seconds]");
  if (found === null) return;
  dialog = found;
  reset(Number(dialog.dataset.sessionSeconds));
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const seconds = detail.xhr?.getResponseHeader("Session-Seconds");
  if (seconds && dialog) reset(Number(seconds));
});
document.addEventListener("session-seconds", ({ detail }) => {
  if (dialog) reset(detail);
});
setInterval(shown, 1000);
