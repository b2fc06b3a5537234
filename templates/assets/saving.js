// How a form[data-autosave] is saved: one at a time, again where it could not be, until it is what was typed last. The
// answer takes the place of [data-autosaved] within the form; [data-autosave-told], -going, -failed are shown as it
// stands.
import { forget, keep } from "./kept-typing.js";

export const REST_MS = 1200;
const RETRY_MS = 4000;
const GIVE_UP_MS = 20000;
export const states = new Map();

function part(form) {
  return form.querySelector("[data-autosaved]");
}

export function show(form, name) {
  for (const each of ["told", "going", "failed"]) {
    for (const element of form.querySelectorAll(`[data-autosave-${each}]`)) element.hidden = each !== name;
  }
}

function replace(form, text) {
  const holder = document.createElement("template");
  holder.innerHTML = text;
  part(form).replaceWith(holder.content);
}

export function later(form, state, wait) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => save(form), wait);
}

export function changed(form, wait) {
  const state = states.get(form);
  state.edits += 1;
  state.refused = false;
  keep(form);
  if (state.stopped) return;
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
  forget(form);
  emptied(form);
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
    if (response.ok) {
      replace(form, text);
      return settled(form, state, edits);
    }
    state.refused = true;
    if (response.status === 409) holdUp(form, state, text);
    else if (response.status === 422) refuse(form, text);
    else throw new Error(response.status);
    return false;
  } catch {
    show(form, "failed");
    later(form, state, RETRY_MS);
    return false;
  }
}

function emptied(form) {
  for (const input of form.querySelectorAll("input[type=file]")) input.value = "";
}

// A file that is not taken must not keep the words from being saved.
function refuse(form, text) {
  replace(form, text);
  emptied(form);
}

function holdUp(form, state, text) {
  state.stopped = true;
  show(form, "told");
  for (const element of form.querySelectorAll("[data-autosave-overtaken]")) element.remove();
  part(form).insertAdjacentHTML("afterbegin", text);
}

// One at a time: what was typed meanwhile goes with the next.
export async function save(form, extra = []) {
  const state = states.get(form);
  while (state.running) await state.running;
  state.running = attempt(form, state, extra);
  try {
    return await state.running;
  } finally {
    state.running = null;
  }
}
