// Input methods: while a word is being composed its letters are nobody's business; the composed word is one input.
function withheld(event) {
  if (event.isComposing) event.stopImmediatePropagation();
}

for (const kind of ["input", "keydown", "keyup", "change"]) window.addEventListener(kind, withheld, true);

window.addEventListener(
  "compositionend",
  (event) => {
    event.target.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromComposition" }));
  },
  true,
);
