// Walking through the pages: focus goes to the new heading, arrow keys turn steps, Back returns to
// where a page was read, a link is copied. Each page is whole without it.

function settle() {
  // htmx keeps the last address in session storage; the pages keep nothing in a browser.
  sessionStorage.removeItem("htmx-current-path-for-history");
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  for (const button of document.querySelectorAll("[data-unscripted]")) button.hidden = true;
}

const FOLDED = "[data-row], :has(> .fold), .fold *";
const HEADING = "h1, h2, h3, :scope > summary, :scope > .fold > summary";
const foldOf = (place) => place.parentElement.closest("details");
const isSeen = (element) => element.checkVisibility();

// A row is drawn twice, and its id stands before both: the drawing that is displayed is meant.
function named() {
  const name = location.hash.slice(1);
  for (const row of document.querySelectorAll(`[data-row="${CSS.escape(name)}"]`)) {
    let outermost = row;
    for (let fold; (fold = foldOf(outermost)); ) outermost = fold;
    if (isSeen(outermost)) return row;
  }
  return document.getElementById(name);
}

// What an address names has a look of its own; a browser sees to it only where it went by itself.
function mark(place) {
  document.querySelector(".is-named")?.classList.remove("is-named");
  place?.classList.add("is-named");
}

function show(place) {
  const own = place.matches(".fold") ? place : place.querySelector(":scope > .fold");
  for (let fold = own || foldOf(place); fold; fold = foldOf(fold)) fold.open = true;
  place.scrollIntoView({ behavior: "instant" });
}

function arrive() {
  const place = named();
  mark(place);
  if (place) show(place);
  else scrollTo({ top: 0, behavior: "instant" });
  const heading = place ? [...place.querySelectorAll(HEADING)].find(isSeen) || place : document.querySelector("h1");
  if (heading.tabIndex < 0) heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
}

// A browser that opens a page shows nothing below a sheet before that is there; one that is handed
// the page by a script does. Nor does a heading have its place without it.
async function dressed(main) {
  const sheets = [...main.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet);
  main.hidden = sheets.length > 0;
  await Promise.all(sheets.map((link) => new Promise((done) => { link.onload = link.onerror = done; })));
  main.hidden = false;
}

// Where a page is landed on is found here; htmx asks for it by a selector, which no name that begins
// with a figure is.
document.addEventListener("htmx:beforeSwap", (event) => { event.detail.pathInfo.anchor = ""; });

let ready;
document.addEventListener("htmx:afterSwap", (event) => {
  settle();
  if (event.detail.elt.id === "main") ready = dressed(event.detail.elt);
});
for (const kept of ["pushedIntoHistory", "replacedInHistory"]) document.addEventListener(`htmx:${kept}`, settle);
document.addEventListener("htmx:afterSettle", (event) => {
  // Where focus stays within the page, as on a button that was pressed, nobody has gone anywhere.
  if (event.detail.elt.id !== "main" || event.detail.elt.contains(document.activeElement)) keepPlace();
  else ready.then(arrive);
});

// A form that unfolds is folded again by its answer; whoever sent it goes on from what unfolds it.
document.addEventListener("submit", (event) => {
  event.target.closest("details")?.querySelector("summary").focus();
}, true);

// An error is a page as well, and so is a line that is down: show it as the browser would.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, (event) => location.assign(event.detail.pathInfo.finalRequestPath));
}

// Going back loads the page anew, and a browser that reloads keeps the place of the page it leaves.
// So how far a page was read, and what was unfolded, stays with its own entry in the history.
let leaving = false;
const unfolded = () => [...document.querySelectorAll("details")].map((fold) => fold.open);
const keepPlace = () => leaving || history.replaceState({ ...history.state, read: scrollY, unfolded: unfolded() }, "");

function findPlace() {
  const read = history.state?.read, place = named();
  if (read == null) return place && show(place);
  const folds = document.querySelectorAll("details");
  history.state.unfolded?.forEach((isOpen, number) => { if (folds[number]) folds[number].open = isOpen; });
  scrollTo({ top: read, behavior: "instant" });
}

// What is folded is gone to when the browser has gone to the mark before it, or glides there: a
// jump elsewhere ends that.
function reach() {
  if (!named()?.matches(FOLDED)) return;
  scrollTo({ top: 0, behavior: "instant" });
  arrive();
}
const reachAnew = () => history.state?.read == null && reach();
addEventListener("hashchange", () => { mark(null); reachAnew(); });
addEventListener("load", () => setTimeout(reachAnew));

history.scrollRestoration = "manual";
document.addEventListener("htmx:beforeHistoryUpdate", keepPlace);
addEventListener("pagehide", keepPlace);
addEventListener("popstate", (event) => {
  if (!event.state?.htmx) return findPlace();
  event.stopImmediatePropagation();
  leaving = true;
  location.reload();
});

// What unfolds over a table folds again for whoever goes on elsewhere, or asks for it.
function foldOver(target) {
  for (const over of document.querySelectorAll(".used[open]")) over.open = over.contains(target);
}
document.addEventListener("click", (event) => foldOver(event.target));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") foldOver(null);
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const end = way === "next" ? "first" : "last";
  const link = way && (document.querySelector(`.walk a[rel="${way}"]`)
    || document.querySelector(`.route__station:${end}-child a`));
  if (link) link.click();
});

async function copy(button) {
  const said = button.parentElement.querySelector("[role=status]");
  const link = new URL(button.dataset.copy, location.origin).href;
  try {
    await navigator.clipboard.writeText(link);
    said.textContent = button.dataset.copied;
    setTimeout(() => { said.textContent = ""; }, 4000);
  } catch {
    said.textContent = link;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) {
    event.preventDefault();
    return copy(button);
  }
  const link = event.target.closest('a[href^="#"]');
  if (link) keepPlace();
  // To where one is already, no browser says that one goes.
  if (link && link.hash === location.hash) setTimeout(reach);
}, true);

settle();
findPlace();
