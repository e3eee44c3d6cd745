// What every page adds where scripts run: a value shows its exact words, a citation is copied, filters apply as they change.

/** The marks of a value's words; a mark that crosses another has several parts. */
function marksOf(id) {
  return [...document.querySelectorAll("mark[data-for]")].filter((mark) => mark.dataset.for === id);
}

function show(link) {
  const id = decodeURIComponent(link.hash.slice(1));
  const marks = marksOf(id);
  if (!marks.length) return false;
  document.querySelectorAll(".is-focus, .is-shown").forEach((old) => old.classList.remove("is-focus", "is-shown"));
  marks.forEach((mark) => mark.classList.add("is-focus"));
  document.querySelectorAll("a.say").forEach((say) => say.hash === link.hash && say.classList.add("is-shown"));
  marks[0].closest("details")?.setAttribute("open", "");
  marks[0].focus({ preventScroll: true });
  marks[0].scrollIntoView({ block: "center" });
  history.replaceState(null, "", link.hash);
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.say");
  if (link && link.hash && show(link)) event.preventDefault();
});

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  const name = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent);
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = name; }, 2500);
  });
}

// Filters: the view is fetched as a page and its parts put in place, so there is one way to draw it. The URL is always the view's.
const form = document.querySelector("#filters");

/** The address of the view that the form asks for, without its empty fields. */
function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (String(value).trim()) query.append(name, value);
  const text = query.toString();
  return form.action.split("?")[0] + (text ? `?${text}` : "");
}

let last = 0;
let shown = location.search;
async function load(url, push) {
  const turn = (last += 1);
  const results = document.querySelector("#results");
  results.classList.add("busy");
  const answer = await fetch(url).catch(() => null);
  if (turn !== last) return;
  if (!answer?.ok) { location.assign(url); return; }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== last) return;
  const map = document.querySelector("#map");
  const query = fresh.querySelector("#map").dataset.query;
  for (const part of [".list-card", ".time-card", ".map-card .legend"]) {
    document.querySelector(part).replaceWith(fresh.querySelector(part));
  }
  document.querySelector("#count").textContent = fresh.querySelector("#count").textContent;
  for (const link of [".reader a[hreflang]", ".reader a[rel]"]) {
    document.querySelector(link).href = fresh.querySelector(link).getAttribute("href");
  }
  if (push) history.pushState(null, "", url);
  shown = location.search;
  map.dataset.query = query;
  map.dispatchEvent(new CustomEvent("view"));
  results.classList.remove("busy");
}

if (form) {
  form.addEventListener("submit", (event) => { event.preventDefault(); load(address(), true); });
  form.addEventListener("change", (event) => {
    const date = event.target.closest("fieldset.date");
    // A date is asked for when its year is there; until then it is being typed.
    if (date && event.target.value && !date.querySelector("[name$=_y]").value) return;
    load(address(), true);
  });
  // A step to a place on the same view (the skip link) is no step to another view.
  addEventListener("popstate", () => { if (location.search !== shown) location.reload(); });
}
