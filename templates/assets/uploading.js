// form[data-upload]: while its file goes up, [data-upload-progress] within it shows how much has arrived; once all has,
// that it is being read ([data-reading] instead of [data-sending]), which has no measure.
function shown(form, reading) {
  const area = form.querySelector("[data-upload-progress]");
  area.hidden = false;
  area.querySelector("[data-sending]").hidden = reading;
  area.querySelector("[data-reading]").hidden = !reading;
  return area.querySelector("progress");
}

// The answer comes down with a progress of its own, which is none of this.
function reading(form) {
  return !form.querySelector("[data-reading]").hidden;
}

function uploading(target) {
  return target.closest?.("form[data-upload]") ?? null;
}

// What was wrong with the last file says nothing of this one.
document.addEventListener("htmx:beforeRequest", ({ target }) => {
  const form = uploading(target);
  if (form === null) return;
  for (const told of document.querySelectorAll(".faults")) told.remove();
  for (const told of form.querySelectorAll(".fault")) told.remove();
});
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const form = uploading(target);
  if (form === null || !detail.lengthComputable || reading(form)) return;
  const whole = detail.loaded >= detail.total;
  const bar = shown(form, whole);
  if (whole) bar.removeAttribute("value");
  else bar.value = (100 * detail.loaded) / detail.total;
});
document.addEventListener("htmx:afterRequest", ({ target }) => {
  const form = uploading(target);
  if (form === null) return;
  shown(form, false);
  form.querySelector("[data-upload-progress]").hidden = true;
});
