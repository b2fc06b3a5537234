// What was typed into a form and could not be saved yet: this very tab keeps it, under the id of its writer in
// data-autosave, so that it outlives a reload; nothing of it stays on the machine.
function keptAs(form) {
  return `draft ${form.dataset.autosave} ${new URL(form.action).pathname}`;
}

function typed(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !/^(csrf|idempotency_key)$/.test(name));
}

export function keep(form) {
  sessionStorage.setItem(keptAs(form), JSON.stringify(typed(form)));
}

export function forget(form) {
  sessionStorage.removeItem(keptAs(form));
}

// Puts back what an earlier page of this tab could not save, with what it had seen; false where there is nothing.
export function restored(form) {
  const kept = sessionStorage.getItem(keptAs(form));
  if (kept === null) return false;
  const fields = new Map(JSON.parse(kept));
  for (const element of form.elements) {
    if (element.type === "radio") element.checked = fields.get(element.name) === element.value;
    else if (element.type !== "file" && fields.has(element.name) && element.tagName !== "BUTTON") {
      element.value = fields.get(element.name);
    }
  }
  return true;
}
