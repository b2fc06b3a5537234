// htmx, as this application wants it: nothing evaluated, nothing kept of pages, nobody else asked; the answers to
// faulty forms (422) and to conflicts (409) are shown like any other.
import htmx from "htmx.org";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  scrollIntoViewOnBoost: false,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "409|422", swap: true, error: false },
    { code: "[45]..", swap: false, error: true },
  ],
});

// [data-trouble]: an alert of the page, hidden until a request fails.
function troubled(trouble) {
  for (const element of document.querySelectorAll("[data-trouble]")) element.hidden = !trouble;
}

for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(failure, () => troubled(true));
}
document.addEventListener("htmx:afterOnLoad", () => troubled(false));

// Calls back with every part of the page: the whole now, each part that is swapped in later.
export function everyPart(call) {
  call(document);
  document.addEventListener("htmx:load", (event) => call(event.detail.elt));
}
