// form[data-autosave]: what is typed in it saves itself, and what could not be saved is said and tried again. The answer
// takes the place of [data-autosaved] within the form: it says when it was saved, or that somebody else was faster.
// [data-autosave-told], -going, -failed within it are shown as it stands. The form is not left before it is saved; a
// button with data-next leads there then. Until then this very tab keeps what was typed, under the id of its writer in
// data-autosave, so that it outlives a reload.
import { everyPart } from "./swapping.js";

const REST_MS = 1200;
const RETRY_MS = 4000;
const GIVE_UP_MS = 20000;
const states = new Map();

function part(form) {
  return form.querySelector("[data-autosaved]");
}

function show(form, name) {
  for (const each of ["told", "going", "failed"]) {
    for (const element of form.querySelectorAll(`[data-autosave-${each}]`)) element.hidden = each !== name;
  }
  for (const element of form.querySelectorAll("[data-autosave-failed]")) {
    element.setAttribute("role", name === "failed" ? "alert" : "none");
  }
}

function keptAs(form) {
  return `draft ${form.dataset.autosave} ${new URL(form.action).pathname}`;
}

function typed(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !/^(csrf|idempotency_key)$/.test(name));
}

function replace(form, text) {
  const holder = document.createElement("template");
  holder.innerHTML = text;
  part(form).replaceWith(holder.content);
}

function later(form, state, wait) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => save(form), wait);
}

function changed(form, wait) {
  const state = states.get(form);
  state.edits += 1;
  if (state.stopped) return;
  sessionStorage.setItem(keptAs(form), JSON.stringify(typed(form)));
  later(form, state, wait);
}

async function sent(form, extra) {
  const data = new FormData(form);
  // Saved twice it is saved once by itself; a key would tie every saving to the first.
  data.delete("idempotency_key");
  for (const [name, value] of extra) data.append(name, value);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), GIVE_UP_MS);
  try {
    return await fetch(form.action, { method: "POST", body: data, headers: { Autosave: "true" }, signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
}

function settled(form, state, edits) {
  if (state.edits !== edits) {
    later(form, state, REST_MS);
    return false;
  }
  state.saved = edits;
  sessionStorage.removeItem(keptAs(form));
  for (const input of form.querySelectorAll("input[type=file]")) input.value = "";
  return true;
}

async function attempt(form, state, extra) {
  const edits = state.edits;
  clearTimeout(state.timer);
  show(form, "going");
  try {
    const response = await sent(form, extra);
    const text = await response.text();
    const seconds = response.headers.get("Session-Seconds");
    if (seconds) document.dispatchEvent(new CustomEvent("session-seconds", { detail: Number(seconds) }));
    if (response.status >= 500 || response.status === 401 || response.status === 429) throw new Error(response.status);
    if (response.status === 409) state.stopped = true;
    if (response.status === 409) holdUp(form, text);
    else if (response.ok || response.status === 422) replace(form, text);
    else throw new Error(response.status);
    return response.ok && settled(form, state, edits);
  } catch {
    show(form, "failed");
    later(form, state, RETRY_MS);
    return false;
  }
}

function holdUp(form, text) {
  show(form, "told");
  for (const element of form.querySelectorAll("[data-autosave-overtaken]")) element.remove();
  part(form).insertAdjacentHTML("afterbegin", text);
}

// One at a time: what was typed meanwhile goes with the next.
async function save(form, extra = []) {
  const state = states.get(form);
  while (state.running) await state.running;
  state.running = attempt(form, state, extra);
  try {
    return await state.running;
  } finally {
    state.running = null;
  }
}

function open(form) {
  const state = states.get(form);
  return form.isConnected && state.edits !== state.saved;
}

function unsaved() {
  return [...states.keys()].filter(open);
}

// What an earlier page of this tab could not save, with what it had seen.
function restore(form) {
  const kept = sessionStorage.getItem(keptAs(form));
  if (kept === null) return;
  const fields = new Map(JSON.parse(kept));
  for (const element of form.elements) {
    if (element.type === "radio") element.checked = fields.get(element.name) === element.value;
    else if (element.type !== "file" && fields.has(element.name) && element.tagName !== "BUTTON") {
      element.value = fields.get(element.name);
    }
  }
  changed(form, 0);
}

everyPart((found) => {
  for (const form of found.querySelectorAll("form[data-autosave]")) {
    if (states.has(form)) continue;
    states.set(form, { edits: 0, saved: 0, timer: 0, running: null, stopped: false });
    restore(form);
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
  if (!states.has(form) || button?.name === "compare") {
    states.delete(form);
    return;
  }
  event.preventDefault();
  const done = await save(form, button?.name === "remove" ? [["remove", button.value]] : []);
  if (done && button?.dataset.next) window.location.assign(button.dataset.next);
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || states.size === 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  const waiting = unsaved();
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
