// form[data-autosave]: what is typed in it saves itself (saving.js). It is not left before it is saved; a button with
// data-next leads there then. What is refused for good keeps nobody: the tab keeps what was typed (kept-typing.js).
import { forget, restored } from "./kept-typing.js";
import { changed, later, REST_MS, save, show, states } from "./saving.js";
import { everyPart } from "./swapping.js";

function open(form) {
  const state = states.get(form);
  return form.isConnected && state.edits !== state.saved;
}

function unsaved() {
  return [...states.keys()].filter(open);
}

// What is being saved at the moment is waited for: its draft is the one to be given up.
async function giveUp(form, button) {
  const state = states.get(form);
  while (state.running) await state.running;
  clearTimeout(state.timer);
  forget(form);
  states.delete(form);
  // Not yet: a form takes no second submission while its first is being heard.
  setTimeout(() => form.requestSubmit(button));
}

everyPart((found) => {
  for (const form of found.querySelectorAll("form[data-autosave]")) {
    if (states.has(form)) continue;
    states.set(form, { edits: 0, saved: 0, timer: 0, running: null, stopped: false, refused: false });
    if (restored(form)) changed(form, 0);
  }
});

document.addEventListener("input", ({ target }) => {
  if (states.has(target.form) && target.type !== "file") changed(target.form, REST_MS);
});
document.addEventListener("change", ({ target }) => {
  if (states.has(target.form)) changed(target.form, 0);
});
window.addEventListener("online", () => unsaved().forEach((form) => later(form, states.get(form), 0)));

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!states.has(form)) return;
  if (button?.name === "compare") {
    // What was typed goes to the page that compares, and stays there.
    forget(form);
    states.delete(form);
    return;
  }
  event.preventDefault();
  if (button?.value === "discard") {
    await giveUp(form, button);
    return;
  }
  const done = await save(form, button?.name === "remove" ? [["remove", button.value]] : []);
  if (done && button?.dataset.next) window.location.assign(button.dataset.next);
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || states.size === 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  // What is refused for good does not keep anybody here: it is asked about once more and kept in this tab.
  const waiting = unsaved().filter((form) => !states.get(form).refused);
  if (waiting.length === 0 && navigator.onLine) return;
  event.preventDefault();
  if (!navigator.onLine) {
    for (const form of states.keys()) show(form, "failed");
    return;
  }
  const saved = await Promise.all(waiting.map((form) => save(form)));
  if (saved.every(Boolean)) window.location.assign(link.href);
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved().length > 0) event.preventDefault();
});
