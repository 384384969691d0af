/*
 * Lists that change in place, and buttons that copy. Without this file every form and link works.
 *
 * `<form data-results="results narrow">` names the elements to take from the answer: the first is
 * the list itself, the others (facets, links that repeat the query) follow it. The address is the
 * one the form would go to. The page goes there by itself whenever something is not as expected.
 *
 * The answer is read by the browser as a document, never from a string (Trusted Types).
 */

const REGION = "form[data-results]";
// The day is told by the frame of the page too, so another day is another page.
const OF_THE_FRAME = "as_of";

const live = document.createElement("p");
live.className = "unseen";
live.setAttribute("role", "status");
document.body.append(live);

let request;
let shown = location.pathname + location.search;

const regions = (form) => form.dataset.results.split(" ");
const frameOf = (url) => url.searchParams.get(OF_THE_FRAME) ?? "";
const isWithin = (element, form) =>
  regions(form).some((id) => document.getElementById(id)?.contains(element));

function addressOf(form, submitter) {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form, submitter)) {
    if (value) url.searchParams.append(name, value);
  }
  return url;
}

function selectorOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.matches("summary")) return `#${CSS.escape(element.parentElement.id)} > summary`;
  const { name, value } = element;
  return name && `[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`;
}

function keepFolds(old, fresh) {
  for (const each of [old, ...old.querySelectorAll("details[id]")]) {
    if (!each.matches("details")) continue;
    const same = each.id === fresh.id ? fresh : fresh.querySelector(`#${CSS.escape(each.id)}`);
    if (same) same.open = each.open;
  }
}

function fill(form, fresh) {
  for (const control of fresh.elements) {
    const old = control.id && document.getElementById(control.id);
    const { value, checked } = control;
    if (!old) continue;
    if (old.options) old.replaceChildren(...control.options);
    old.value = value;
    old.checked = checked;
  }
  for (const old of form.querySelectorAll("[type=hidden]")) old.remove();
  form.append(...fresh.querySelectorAll("[type=hidden]"));
}

function show(form, answer) {
  const focused = document.activeElement;
  const selector = isWithin(focused, form) && selectorOf(focused);
  for (const id of regions(form)) {
    const old = document.getElementById(id);
    const fresh = answer.getElementById(id);
    if (!old || !fresh) continue;
    keepFolds(old, fresh);
    old.replaceWith(fresh);
  }
  fill(form, answer.getElementById(form.id));
  document.title = answer.title;
  const results = document.getElementById(regions(form)[0]);
  const heading = results.querySelector("h2");
  live.textContent = heading?.textContent ?? "";
  if (selector !== false) {
    const same = selector && document.querySelector(selector);
    if (!same && heading) heading.tabIndex = -1;
    (same || heading)?.focus({ preventScroll: true });
  }
  offerCopies(results);
  return results;
}

function load(form, url, { push, fromLink }) {
  const results = document.getElementById(regions(form)[0]);
  const leave = () => location.assign(url);
  request?.abort();
  request = new XMLHttpRequest();
  request.responseType = "document";
  request.open("GET", url);
  request.onerror = leave;
  request.onload = ({ target }) => {
    const answer = target.response;
    const isSame = target.status === 200 && new URL(target.responseURL).pathname === url.pathname;
    if (!isSame || !answer?.getElementById(form.id) || !answer.getElementById(results.id)) {
      leave();
      return;
    }
    const address = url.pathname + url.search;
    if (push && address !== shown) history.pushState(null, "", url);
    shown = address;
    const list = show(form, answer);
    if (fromLink && list.getBoundingClientRect().top < 0) list.scrollIntoView();
  };
  results.setAttribute("aria-busy", "true");
  request.send();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(REGION)) return;
  const url = addressOf(form, event.submitter);
  if (frameOf(url) !== frameOf(new URL(location.href))) return;
  event.preventDefault();
  load(form, url, { push: true });
});

document.addEventListener("change", ({ target }) => {
  const { form } = target;
  if (!form?.matches(REGION) || target.name === OF_THE_FRAME) return;
  // A year being typed passes through 0002 and 0020.
  if (target.type === "date" && target.value && target.value < "1000") return;
  const url = addressOf(form);
  if (frameOf(url) === frameOf(new URL(location.href))) load(form, url, { push: true });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const form = document.querySelector(REGION);
  if (!link || !form || !isWithin(link, form) || event.defaultPrevented) return;
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href);
  const isHere = url.origin === location.origin && url.pathname === location.pathname;
  if (!isHere || url.hash || frameOf(url) !== frameOf(new URL(location.href))) return;
  event.preventDefault();
  load(form, url, { push: true, fromLink: true });
});

addEventListener("popstate", () => {
  const form = document.querySelector(REGION);
  const url = new URL(location.href);
  if (form && url.pathname + url.search !== shown) load(form, url, { push: false });
});

// Copying

function offerCopies(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button[data-copy]")) button.hidden = false;
}

async function copy(button) {
  button.dataset.words ??= button.textContent;
  try {
    await navigator.clipboard.writeText(
      document.getElementById(button.dataset.copy).innerText.trim(),
    );
  } catch {
    button.hidden = true;
    return;
  }
  button.textContent = button.dataset.copied ?? `${button.dataset.words} ✓`;
  live.textContent = button.textContent;
  setTimeout(() => (button.textContent = button.dataset.words), 2000);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-copy]");
  if (button) copy(button);
});
offerCopies(document);
