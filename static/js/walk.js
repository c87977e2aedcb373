// Walking through the pages: focus goes to the new heading, arrow keys turn steps, a link is copied.
// Everything here is a comfort; each page is whole without it.
const main = () => document.getElementById("main");

function settle() {
  // htmx keeps the last address in session storage; the pages keep nothing in a browser.
  sessionStorage.removeItem("htmx-current-path-for-history");
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}

function arrive() {
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const heading = named ? named.querySelector("h1, h2, h3") || named : main().querySelector("h1");
  if (named) named.scrollIntoView({ behavior: "instant" });
  else scrollTo({ top: 0, behavior: "instant" });
  if (!heading) return;
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
}

document.addEventListener("htmx:afterSettle", (event) => {
  settle();
  if (event.detail.elt.id === "main") arrive();
});

document.addEventListener("htmx:pushedIntoHistory", settle);

// An address that answers with an error is a page as well: show it as the browser would.
document.addEventListener("htmx:responseError", (event) => location.assign(event.detail.pathInfo.requestPath));

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const link = way && document.querySelector(`.walk a[rel="${way}"]`);
  if (link) link.click();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const said = button.parentElement.querySelector("[role=status]");
  const link = new URL(button.dataset.copy, location.origin).href;
  try {
    await navigator.clipboard.writeText(link);
    said.textContent = "Copied";
  } catch {
    said.textContent = link;
  }
});

settle();
