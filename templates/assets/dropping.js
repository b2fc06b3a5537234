// [data-drop] around a file input: files can be dropped there too; [data-drop-names] within it says which were taken.
function zone(event) {
  const carries = event.dataTransfer?.types.includes("Files");
  return carries && event.target.closest?.("[data-drop]");
}

function marked(found) {
  for (const other of document.querySelectorAll("[data-drop]")) other.classList.toggle("dropping", other === found);
}

document.addEventListener("dragover", (event) => {
  const found = zone(event);
  marked(found);
  if (found) event.preventDefault();
});
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) marked(null);
});
document.addEventListener("drop", (event) => {
  const found = zone(event);
  marked(null);
  if (!found) return;
  event.preventDefault();
  const input = found.querySelector('input[type="file"]');
  input.files = taken(event.dataTransfer.files, input.multiple);
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

function taken(files, multiple) {
  const transfer = new DataTransfer();
  for (const file of multiple ? files : [...files].slice(0, 1)) transfer.items.add(file);
  return transfer.files;
}

document.addEventListener("change", ({ target }) => {
  const names = target.closest?.("[data-drop]")?.querySelector("[data-drop-names]");
  if (names && target.type === "file") names.textContent = [...target.files].map((file) => file.name).join("、");
});
