// Pages work without this. It moves through time without reloading: slider, arrow keys, steps.
const parser = new DOMParser();
let latest = 0;

// Tells screen readers that the page shows another day.
const said = document.createElement("p");
said.className = "hidden";
said.setAttribute("role", "status");
document.body.append(said);

const text = number => {
  const date = new Date(number * 86400000);
  return isNaN(date) ? null : date.toISOString().slice(0, 10);
};

async function go(address, push = true) {
  const turn = ++latest;
  document.querySelector("main").classList.add("loading");
  let answer;
  try {
    answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = parser.parseFromString(await answer.text(), "text/html");
    if (turn !== latest) return;
    const active = document.activeElement, focus = active?.id, inBar = active?.closest?.(".vantage"), open = document.querySelector(".vantage details")?.open;
    if (push) history.pushState(null, "", answer.url);
    document.title = page.title;
    document.body.replaceChildren(...page.body.childNodes);
    if (open) document.querySelector(".vantage details")?.setAttribute("open", "");
    ready();
    // Who steps on with the keyboard stays where they are; at the last change there is no such step.
    const kept = focus && document.getElementById(focus) || inBar && document.querySelector("#as-of");
    kept?.focus({ preventScroll: true });
    said.textContent = document.querySelector("h1")?.textContent.trim() + ", " + (document.querySelector("#as-of")?.value || document.title);
    document.body.append(said);
  } catch {
    if (turn === latest) location.assign(address);
  }
}

// What scrolls by itself must be reached with the keyboard, and told apart.
function scrolling() {
  for (const box of document.querySelectorAll(".scroll")) {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    const heading = box.closest("section, main")?.querySelector("h1, h2");
    const attributes = { tabindex: "0", role: "region", "aria-label": box.querySelector("svg")?.getAttribute("aria-label") ?? heading?.textContent.trim() ?? document.title };
    for (const [name, value] of Object.entries(attributes)) scrolls ? box.setAttribute(name, value) : box.removeAttribute(name);
  }
}

function ready() {
  scrolling();
  if (document.querySelector("main").dataset.refresh) setTimeout(() => go(location.href, false), 700);
  const slider = document.querySelector("#day");
  if (!slider) return;
  const day = document.querySelector("#as-of");
  slider.hidden = false;
  slider.addEventListener("input", () => { day.value = text(slider.value); slider.setAttribute("aria-valuetext", day.value); });
  slider.addEventListener("change", () => { day.value = text(slider.value); submit(); });
}

function submit() {
  const form = document.querySelector("#vantage");
  const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(pairs).toString();
  go(form.getAttribute("action") + (query ? "?" + query : ""));
}

document.addEventListener("submit", event => {
  if (event.target.id !== "vantage") return;
  event.preventDefault();
  submit();
});

document.addEventListener("click", event => {
  const link = event.target.closest?.(".vantage a, .ticks a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});

document.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches?.("input:not([type=range]), textarea, select")) return;
  if (event.target.closest?.("[role=region][tabindex]")) return;
  const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const link = rel && document.querySelector(`.vantage a[rel=${rel}]`);
  if (!link) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});

addEventListener("popstate", () => go(location.href, false));
addEventListener("resize", scrolling);
ready();
