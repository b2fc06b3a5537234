// Keys. [data-shortcut="n"] on a link, button or field: n follows, presses or focuses it; within [data-item] it belongs
// to the item that has the focus. j and k go to the next and the previous [data-item]; without any they are keys like
// all others. Ctrl+Enter sends the form.
// data-then: id of the field that has the focus after that, for whoever chose by key.
// dialog[data-shortcuts]: opened by ?, lists the keys of the page in [data-shortcuts-list] (each key with what it is
// called: data-shortcut-name, or its own words). [data-shortcuts-switch]: a checkbox that switches single keys off.
const KEPT = "shortcuts-off";
const TYPED = "input:not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button]),textarea,select";

function on() {
  return localStorage.getItem(KEPT) === null;
}

function typing(element) {
  return element.matches?.(TYPED) || element.isContentEditable;
}

function current() {
  return document.activeElement?.closest("[data-item]") ?? null;
}

function step(by) {
  const items = [...document.querySelectorAll("[data-item]")];
  const at = items.indexOf(current());
  const next = items[at === -1 ? 0 : Math.min(Math.max(at + by, 0), items.length - 1)];
  if (!next) return false;
  if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
  next.focus();
  return true;
}

function meant(key) {
  const all = [...document.querySelectorAll("[data-shortcut]")].filter(
    (element) => element.dataset.shortcut === key && !element.disabled && element.getClientRects().length > 0,
  );
  const item = current();
  return all.find((element) => item?.contains(element)) ?? all.find((element) => !element.closest("[data-item]"));
}

function pressed(element) {
  if (typing(element)) element.focus();
  else element.click();
  if (element.dataset.then) document.getElementById(element.dataset.then)?.focus();
}

function called(element) {
  return element.dataset.shortcutName ?? element.getAttribute("aria-label") ?? element.textContent.trim();
}

function listed(list) {
  const names = new Map();
  for (const element of document.querySelectorAll("[data-shortcut]")) {
    if (!names.has(element.dataset.shortcut)) names.set(element.dataset.shortcut, called(element));
  }
  list.replaceChildren(...[...names].map(([key, name]) => row(key, name)));
}

function row(key, name) {
  const line = document.createElement("li");
  const mark = document.createElement("kbd");
  mark.textContent = key;
  line.append(mark, ` ${name}`);
  return line;
}

function explained() {
  const dialog = document.querySelector("dialog[data-shortcuts]");
  if (dialog === null || dialog.open) return false;
  const list = dialog.querySelector("[data-shortcuts-list]");
  if (list) listed(list);
  for (const box of dialog.querySelectorAll("[data-shortcuts-switch]")) box.checked = on();
  dialog.showModal();
  return true;
}

function answered(key) {
  if (key === "?") return explained();
  if (!on() || document.querySelector("dialog[open]")) return false;
  if ((key === "j" || key === "k") && step(key === "j" ? 1 : -1)) return true;
  const element = meant(key);
  if (element) pressed(element);
  return Boolean(element);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented || event.altKey || event.metaKey) return;
  if (event.ctrlKey) {
    if (event.key === "Enter" && event.target.form) event.target.form.requestSubmit();
    return;
  }
  if (!typing(event.target) && answered(event.key)) event.preventDefault();
});
document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-shortcuts-switch]")) return;
  if (target.checked) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, "1");
});
