// From page to page: arrow keys turn steps, focus goes to the new heading, the pages beside one are
// there already, Back swaps like a walk, a line that is slow or down is said to be so.

// A browser that opens a page shows nothing below a sheet before that is there; one that is handed
// the page by a script does. Nor does a heading have its place without it.
async function dressed(main) {
  const sheets = [...main.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet);
  main.hidden = sheets.length > 0;
  await Promise.all(sheets.map((link) => new Promise((done) => { link.onload = link.onerror = done; })));
  main.hidden = false;
}

// One thing is asked for at a time: whoever asks for another waits for that alone.
const SAID_AFTER = 150;
let ready, waiting, walk = 0, isUnderWay = false, isPieced = false, back, isReturn = false;

function begin(isWalk) {
  clearTimeout(waiting);
  clearTimeout(down.again);
  isUnderWay = isWalk;
  waiting = setTimeout(() => document.querySelector("main").setAttribute("aria-busy", "true"), SAID_AFTER);
  walk += 1;
}

function end() {
  clearTimeout(waiting);
  isUnderWay = false;
  document.querySelector("main").removeAttribute("aria-busy");
}

document.addEventListener("htmx:beforeSend", ({ detail: { elt, target } }) => {
  if (elt !== down.asker) forget();
  if (!isTurning) owed = 0;
  back?.abort();
  begin(target.id === "main");
});
document.addEventListener("htmx:afterRequest", ({ detail: { successful, target } }) => {
  if (successful) forget();
  if (!successful || target.id !== "main") end();
});

document.addEventListener("htmx:beforeHistoryUpdate", ({ detail: { history: { type, path } } }) => {
  keepPlace();
  // Back asks for the whole of what came in pieces.
  if (type === "push" && isPieced) fetchAhead(here(), "default");
  if (type === "push") history.pushState({}, "", path);
  else history.replaceState(history.state, "", path);
});
// Where a page is landed on is found by named(); htmx asks for it by a selector, which no name that
// begins with a figure is.
document.addEventListener("htmx:beforeSwap", ({ detail: { pathInfo } }) => { pathInfo.anchor = ""; });
document.addEventListener("htmx:afterSwap", ({ detail: { elt } }) => {
  settle();
  if (elt.id !== "main") return;
  shown = null;
  ready = dressed(elt);
});
document.addEventListener("htmx:afterSettle", ({ detail: { elt } }) => {
  // Where focus stays within the page, as on a button that was pressed, nobody has gone anywhere.
  if (elt.id === "main") return land(isReturn ? returnTo : elt.contains(document.activeElement) ? keepPlace : arrive);
  if (isUnderWay) return;
  isPieced = true;
  shown = here();
  keepPlace();
});

async function land(there) {
  const own = walk;
  await ready;
  if (own !== walk) return;
  shown = here();
  isPieced = false;
  there();
  end();
  keepWarm();
  if (owed) turn(Math.sign(owed), true);
}

// An error is a page as well: show it as the browser would.
document.addEventListener("htmx:responseError", (event) => {
  location.assign(event.detail.pathInfo.finalRequestPath);
});

// Nothing that was asked for is waited for any longer.
function stop() {
  owed = 0;
  back?.abort();
  back = null;
  htmx.trigger(document.body, "htmx:abort");
}

const asWalk = () => ({
  "HX-Request": "true", "HX-Boosted": "true", "HX-Target": "main", "HX-Current-URL": location.href,
});

// Back takes what the browser has of a page, however old and however it came, before it takes nothing.
async function goBack() {
  if (down.asker !== history) forget();
  stop();
  begin(true);
  const own = (back = new AbortController()), { signal } = own;
  const late = setTimeout(() => own.abort("late"), htmx.config.timeout);
  const say = () => sayDown(history, document.querySelector("h1"), goBack);
  const ask = (cache, headers) => fetch(here(), { headers, signal, cache });
  let answer, page, isDown = false;
  try {
    answer = await ask("default", asWalk()).catch(() => {
      isDown = true;
      return ask("force-cache", asWalk()).catch(() => ask("force-cache"));
    });
    page = await answer.text();
  } catch {
    return signal.aborted && signal.reason !== "late" ? null : say();
  } finally {
    clearTimeout(late);
  }
  if (!answer.ok || !document.getElementById("main")) return isDown ? say() : location.reload();
  back = null;
  forget();
  isReturn = true;
  const how = { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 };
  htmx.swap("#main", page, how, { select: "#main", selectOOB: "#masthead" });
  isReturn = false;
}
addEventListener("popstate", () => {
  if (here() !== shown) return goBack();
  if (isAnew) return;
  // Forward again before the other page was there.
  stop();
  end();
  forget();
});

// The pages beside this one are fetched as a walk would fetch them, and again before a browser takes
// them for old, for as long as somebody may still be talking about this one.
const AGAIN_AFTER = 50_000, UNTIL = 600_000;
let warming, since;

const fetchAhead = (address, cache) => fetch(address, { headers: asWalk(), priority: "low", cache })
  .then((page) => page.text()).catch(() => {});

async function warm() {
  const own = walk;
  if (Date.now() - since >= UNTIL) return clearInterval(warming);
  for (const link of [beside(1), beside(-1)]) {
    if (link && own === walk && !document.hidden) await fetchAhead(link.href, "no-cache");
  }
}

function keepWarm() {
  since = Date.now();
  clearInterval(warming);
  warming = setInterval(warm, AGAIN_AFTER);
  warm();
}
addEventListener("load", keepWarm);
document.addEventListener("visibilitychange", () => since && warm());

// A line that is down takes no page away: it is said beside what was pressed, and what was asked for
// is asked for again until it comes, or something else is.
const ONCE_MORE_AFTER = 3000;
const down = {};

function forget() {
  clearTimeout(down.again);
  down.note?.remove();
  Object.assign(down, { asker: null, ask: null, note: null });
}

function sayDown(asker, control, ask) {
  end();
  owed = 0;
  Object.assign(down, { asker, ask, again: setTimeout(ask, ONCE_MORE_AFTER) });
  if (down.note) return;
  down.note = document.getElementById("line-down").content.firstElementChild.cloneNode(true);
  document.body.append(down.note);
  const at = control.getBoundingClientRect(), { offsetHeight, offsetWidth, style } = down.note;
  const within = (least, value, most) => `${Math.max(least, Math.min(value, most))}px`;
  style.top = within(scrollY + 8, scrollY + at.bottom + 8, scrollY + innerHeight - offsetHeight - 8);
  style.left = within(8, at.left, innerWidth - offsetWidth - 8);
}

for (const failure of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, ({ detail: { elt, requestConfig: { triggeringEvent: by } } }) => {
    const pressed = by?.submitter ?? (elt.matches("a") ? elt : null);
    const ask = () => (pressed ? pressed.click() : htmx.trigger(elt, "submit"));
    sayDown(elt, pressed ?? by?.target.closest("label") ?? by?.target ?? elt, ask);
  });
}
addEventListener("online", () => down.ask?.());
document.addEventListener("keydown", (event) => event.key === "Escape" && forget());
// Whoever goes on with a form that was not sent has not done with it.
document.addEventListener("input", ({ target }) => target.form && target.form === down.asker && forget());

// A press while a page is still coming is owed, and turned once that is there.
let owed = 0, isTurning = false;
const beside = (by) => document.querySelector(`.walk a[rel="${by > 0 ? "next" : "prev"}"]`)
  || document.querySelector(`.route__station:${by > 0 ? "first" : "last"}-child a`);

function turn(by, isOwed = false) {
  const link = beside(by);
  if (isUnderWay) owed += by;
  else if (!link) owed = 0;
  else {
    if (isOwed) owed -= by;
    isTurning = true;
    link.click();
    isTurning = false;
  }
}

// The arrow keys are the reader's own where they choose, write, select or move a caret.
const OWN = "input, select, textarea, [popover]";
const isMenuOpen = () => "popover" in document.body && document.querySelector(":popover-open");

document.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!by || event.defaultPrevented || event.repeat) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { isCollapsed, focusNode, focusOffset } = getSelection();
  if (event.target.closest(OWN) || isMenuOpen() || !isCollapsed) return;
  // A browser that lets a caret be moved through a page has moved it by then, or shown it.
  setTimeout(() => {
    const caret = getSelection();
    if (caret.focusNode === focusNode && caret.focusOffset === focusOffset) turn(by);
  });
});
