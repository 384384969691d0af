// In rows that name a pledge: who promised it to choose from, where it stands, what the sources
// above prove for them; and a button that begins a new assessment of it. Without this script the
// form tells when it comes back, and the pledge of an assessment is chosen by hand.

const PAUSE = 300;
const GROUPS = ["bearings-group", "verdicts-group"];
const hints = document.querySelector("[data-pledges]")?.dataset.pledges;
const jQuery = window.django?.jQuery;

const rowOf = (element) => element.closest(".inline-related");
const fieldOf = (row, name) => row.querySelector(`select[name$="-${name}"], input[name$="-${name}"]`);
const rowsOf = (id) => [...document.querySelectorAll(`#${id} .inline-related:not(.empty-form)`)];
const told = new WeakMap();

function sources() {
  const query = new URLSearchParams();
  for (const row of rowsOf("citations-group")) {
    const picked = fieldOf(row, "source")?.value || row.dataset.known;
    const kind = fieldOf(row, "source_kind")?.value;
    if (picked) query.append("source", picked);
    else if (kind) query.append("new", `${kind}:${fieldOf(row, "side")?.value ?? ""}`);
  }
  return query;
}

function offer(select, parties) {
  const chosen = select.value;
  const options = parties.map(({ id, text }) => new Option(text, id, false, String(id) === chosen));
  select.replaceChildren(new Option("all", "", false, !chosen), ...options);
}

function tell(row, pledge) {
  const output = row.querySelector("output.today");
  if (!output) return;
  const lines = pledge.lines.map((text) => {
    const line = document.createElement("span");
    line.textContent = text;
    return line;
  });
  output.replaceChildren(...lines);
  row.querySelector("button.reassess")?.remove();
  if (document.getElementById("verdicts-group")) output.closest(".form-row").append(beginning(row));
}

async function ask(row) {
  const key = fieldOf(row, "pledge")?.value;
  if (!key) {
    told.delete(row);
    row.querySelector("output.today")?.replaceChildren();
    row.querySelector("button.reassess")?.remove();
    return;
  }
  const query = sources();
  query.set("pledge", key);
  if (told.get(row) === query.toString()) return;
  told.set(row, query.toString());
  try {
    const answer = await fetch(`${hints}?${query}`);
    if (!answer.ok || fieldOf(row, "pledge").value !== key) return;
    const pledge = await answer.json();
    offer(fieldOf(row, "obligor"), pledge.obligors);
    tell(row, pledge);
  } catch {
    told.delete(row);
  }
}

// A new assessment

function beginning(row) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "reassess", textContent: "Assess this pledge anew" });
  button.addEventListener("click", () => begin(row));
  return button;
}

function emptyVerdict() {
  const free = () => rowsOf("verdicts-group").find((row) => !fieldOf(row, "pledge").value && !fieldOf(row, "delivery").value);
  if (!free()) document.querySelector("#verdicts-group .add-row a")?.click();
  return free();
}

function begin(row) {
  document.querySelector("#verdicts-group details")?.setAttribute("open", "");
  const verdict = emptyVerdict();
  if (!verdict) return;
  const [from, to] = [fieldOf(row, "pledge"), fieldOf(verdict, "pledge")];
  to.append(new Option(from.selectedOptions[0].textContent, from.value, true, true));
  const [party, obligor] = [fieldOf(row, "obligor"), fieldOf(verdict, "obligor")];
  obligor.replaceChildren(...[...party.options].map((option) => option.cloneNode(true)));
  obligor.value = party.value;
  jQuery(to).trigger("change");
  fieldOf(verdict, "delivery").focus();
}

// When something changes

let timer;
function laterAll() {
  clearTimeout(timer);
  timer = setTimeout(() => GROUPS.slice(0, 1).flatMap(rowsOf).forEach(ask), PAUSE);
}

function changed(field) {
  const group = field.closest(".inline-group")?.id;
  if (group === "citations-group") laterAll();
  else if (GROUPS.includes(group) && field.name.endsWith("-pledge")) ask(rowOf(field));
}

// The drop-downs of the admin tell of a change through its jQuery only.
jQuery?.(document).on("change", "select", ({ target }) => changed(target));
document.addEventListener("sources:told", laterAll);
GROUPS.flatMap(rowsOf).forEach((row) => fieldOf(row, "pledge")?.value && ask(row));
