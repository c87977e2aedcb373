// One page: what an address names is gone to and unfolded, how far it was read stays with its entry
// in the history, a link is copied. The page is whole without it.

// What is shown has this address; until it has, its entry is not written to.
const here = () => location.pathname + location.search;
let shown = here();

function settle() {
  // htmx keeps the last address in session storage. The pages keep nothing in a browser, and do
  // with one that refuses to keep.
  try { sessionStorage.removeItem("htmx-current-path-for-history"); } catch { /* refused */ }
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  for (const button of document.querySelectorAll("[data-unscripted]")) button.hidden = true;
}

const FOLDED = "[data-row], :has(> .fold), .fold *";
const HEADING = "h1, h2, h3, :scope > summary, :scope > .fold > summary";
const foldOf = (place) => place.parentElement.closest("details");
const isSeen = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;

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

function focusOn(stop) {
  if (stop.tabIndex < 0) stop.setAttribute("tabindex", "-1");
  stop.focus({ preventScroll: true });
}

function arrive() {
  const place = named();
  mark(place);
  if (place) show(place);
  else scrollTo({ top: 0, behavior: "instant" });
  focusOn(headingOf(place));
}

function headingOf(place) {
  return place ? [...place.querySelectorAll(HEADING)].find(isSeen) || place : document.querySelector("h1");
}

// How far a page was read, what was unfolded and where the keyboard was is written while one reads:
// whoever leaves by Back is at another entry already.
const unfolded = () => [...document.querySelectorAll("details")].map((fold) => fold.open);
const stops = () => [...document.querySelectorAll("a, button, input, select, summary")];

function keepPlace() {
  if (here() !== shown) return;
  const kept = { read: scrollY, unfolded: unfolded(), stop: stops().indexOf(document.activeElement) };
  history.replaceState(kept, "");
}

function findPlace() {
  const { read, unfolded: were } = history.state ?? {}, place = named();
  mark(place);
  if (read == null && place) return show(place);
  const folds = document.querySelectorAll("details");
  were?.forEach((isOpen, number) => { if (folds[number]) folds[number].open = isOpen; });
  scrollTo({ top: read ?? 0, behavior: "instant" });
}

function returnTo() {
  const stop = stops()[history.state?.stop];
  findPlace();
  focusOn(stop && isSeen(stop) ? stop : headingOf(named()));
}

let resting;
addEventListener("scroll", () => {
  clearTimeout(resting);
  resting = setTimeout(keepPlace, 100);
});
document.addEventListener("toggle", keepPlace, true);
addEventListener("pagehide", keepPlace);
// WebKit brings a page that it has kept back at its top.
addEventListener("pageshow", ({ persisted }) => persisted && findPlace());
history.scrollRestoration = "manual";

// What is folded is gone to when the browser has gone to the mark before it, or glides there: a
// jump elsewhere ends that.
function reach() {
  if (!named()?.matches(FOLDED)) return;
  scrollTo({ top: 0, behavior: "instant" });
  arrive();
}
let isAnew = history.state === null;
addEventListener("popstate", ({ state }) => {
  isAnew = state === null;
  if (here() === shown) findPlace();
});
addEventListener("hashchange", () => {
  mark(null);
  if (isAnew) reach();
});
addEventListener("load", () => setTimeout(() => isAnew && reach()));

// What unfolds over a table folds again for whoever goes on elsewhere, or asks for it.
function foldOver(target) {
  for (const over of document.querySelectorAll(".used[open]")) over.open = over.contains(target);
}
document.addEventListener("click", (event) => event.isTrusted && foldOver(event.target));
document.addEventListener("keydown", (event) => event.key === "Escape" && foldOver(null));

// A form that unfolds is folded again by its answer; whoever sent it goes on from what unfolds it.
document.addEventListener("submit", (event) => {
  if (event.isTrusted) event.target.closest("details")?.querySelector("summary").focus();
}, true);

// A date that is half written is none, and says nothing yet.
document.addEventListener("change", (event) => {
  if (event.target.validity?.badInput) event.stopPropagation();
}, true);

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
