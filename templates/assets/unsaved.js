// form[data-unsaved]: leaving the page with something typed and not sent is asked about first.
const changed = new Set();

document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (form?.hasAttribute("data-unsaved")) changed.add(form);
});
document.addEventListener("reset", ({ target }) => changed.delete(target));
document.addEventListener("submit", ({ target }) => changed.delete(target));

window.addEventListener("beforeunload", (event) => {
  const kept = [...changed].some((form) => form.isConnected);
  if (kept) event.preventDefault();
});
