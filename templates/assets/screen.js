// Every screen's behaviour, one module each. All of it only adds comfort: without it every page works by plain links and
// forms. What a page asks for it says in data attributes; each module names its own.
import "./swapping.js";
import "./composition.js";
import "./focus.js";
import "./shortcuts.js";
import "./sending.js";
import "./unsaved.js";
import "./autosave.js";
import "./dropping.js";
import "./uploading.js";
import "./session.js";
