// The buttons of a form that is being sent rest until the answer is there. form[data-stays]: its answer is a download,
// so the page stays and the buttons too.
const resting = new Set();

function rest(form) {
  for (const button of form.elements) {
    if (button.type === "submit" && !button.disabled) {
      button.disabled = true;
      resting.add(button);
    }
  }
}

function wake() {
  for (const button of resting) button.disabled = false;
  resting.clear();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("data-stays")) return;
  // Not yet: a disabled button would not send its own name and value.
  setTimeout(() => rest(form));
});
document.addEventListener("htmx:afterRequest", wake);
window.addEventListener("pageshow", wake);
