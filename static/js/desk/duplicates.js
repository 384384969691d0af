// Points out pledges that the one being typed is likely to repeat, before it is made. Without this
// script the server does so when it is saved.

const output = document.querySelector("output[data-duplicates]");
const FIELDS = { title_en: "title", dialogue: "dialogue", made_on: "made_on", obligors: "obligors" };
const LONGEST = 200;
const PAUSE = 500;

let timer;
let asked;
let last = "";

function question() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(output.form)) {
    if (FIELDS[name] && value) query.append(FIELDS[name], value.slice(0, LONGEST));
  }
  return query.toString();
}

function link({ title, url, state }) {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.target = "_blank";
  anchor.textContent = title;
  const item = document.createElement("span");
  item.append(anchor, ` (${state})`);
  return item;
}

function show(likely) {
  output.replaceChildren();
  if (likely.length === 0) return;
  output.append("Likely recorded already: ");
  likely.forEach((each, place) => output.append(place ? ", " : "", link(each)));
}

async function ask() {
  const query = question();
  if (query === last) return;
  last = query;
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`${output.dataset.duplicates}?${query}`, { signal: asked.signal });
    if (answer.ok) show((await answer.json()).likely);
  } catch {
    // Offline, or asked again meanwhile: what stands there stays.
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

// Only of a new pledge: one that exists would repeat itself.
if (output?.form && !output.form.querySelector(".standing-of-row")) {
  output.form.addEventListener("input", later);
  output.form.addEventListener("change", later);
  window.django?.jQuery(output.form).on("change", "select", later);
}
