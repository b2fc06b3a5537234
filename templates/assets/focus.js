// [data-focus]: takes the focus when it appears, on a new page and in a part that is swapped in: the summary of faults,
// the heading of an answer.
import { everyPart } from "./swapping.js";

function taken(part) {
  const wanted = part.matches?.("[data-focus]") ? part : part.querySelector("[data-focus]");
  if (wanted === null) return;
  if (wanted.tabIndex < 0 && !wanted.hasAttribute("tabindex")) wanted.tabIndex = -1;
  wanted.focus();
}

everyPart(taken);
