// Beside the address and title of a new source: whether the record has it, what looks like it, and
// what its publisher mostly says. Without this script the server tells when the form is saved.

const PAUSE = 400;
const ASKED = ["address", "title"];
const SHARED = { publisher: "publisher", kind: "source_kind", reliability: "reliability", language: "language" };

const group = document.getElementById("citations-group");
const hints = document.querySelector("[data-dates]")?.dataset.dates.replace("/date/", "/source/");
const waiting = new WeakMap();
const filledIn = new WeakMap();

const rowOf = (field) => field.closest(".inline-related");
const fieldOf = (row, name) => row.querySelector(`[name$="-${name}"]`);

function outputOf(row) {
  let output = row.querySelector("output.source-hint");
  if (!output) {
    output = document.createElement("output");
    output.className = "told source-hint";
    fieldOf(row, "title").closest(".form-row").append(output);
  }
  return output;
}

function line(output, ...parts) {
  const shown = document.createElement("span");
  shown.append(...parts);
  output.append(shown);
}

function choose(select, { id, text }) {
  if (![...select.options].some((option) => option.value === String(id))) {
    select.append(new Option(text, id));
  }
  select.value = id;
  const jQuery = window.django?.jQuery;
  if (jQuery) jQuery(select).trigger("change");
  else select.dispatchEvent(new Event("change", { bubbles: true }));
}

function use(row, source) {
  for (const field of row.querySelectorAll(".new-source input, .new-source select")) {
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
  choose(fieldOf(row, "source"), source);
  filledIn.delete(row);
  outputOf(row).replaceChildren();
  fieldOf(row, "locator").focus();
}

function offer(row, output, source) {
  const link = document.createElement("a");
  Object.assign(link, { href: source.page, target: "_blank", textContent: source.text });
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "use", textContent: "Use this one" });
  button.setAttribute("aria-label", `Use this one: ${source.text}`);
  button.addEventListener("click", () => use(row, source));
  line(output, link, " ", button);
}

function fill(row, output, shared) {
  const filled = filledIn.get(row) ?? [];
  for (const [name, field] of Object.entries(SHARED)) {
    const control = fieldOf(row, field);
    if (!shared[name] || control.value) continue;
    control.value = shared[name];
    filled.push(control.labels[0]?.textContent.replace(/:$/, "").toLowerCase() ?? name);
  }
  const side = fieldOf(row, "side");
  if (shared.side && !side.value && filled.length && !filled.includes("side")) {
    choose(side, shared.side);
    filled.push("side");
  }
  filledIn.set(row, filled);
  if (filled.length) line(output, `Filled in as for the last document of this host, please check: ${filled.join(", ")}.`);
}

function show(row, { fault, known, near, shared }) {
  const output = outputOf(row);
  output.replaceChildren();
  output.classList.toggle("fault", Boolean(fault));
  row.dataset.known = known?.id ?? "";
  if (fault) line(output, fault);
  if (known) line(output, `In the record already; it will be cited: ${known.text}.`);
  if (near.length) line(output, "The record has what looks like it:");
  for (const each of near) offer(row, output, each);
  if (near.length) line(output, "Use that, or tick below that yours is another document.");
  fill(row, output, shared);
  row.dispatchEvent(new CustomEvent("sources:told", { bubbles: true }));
}

async function ask(row) {
  const [address, title] = ASKED.map((name) => fieldOf(row, name).value.trim());
  const query = new URLSearchParams({ source_url: address, title });
  if (!address && !title) return show(row, { fault: "", known: null, near: [], shared: {} });
  try {
    const answer = await fetch(`${hints}?${query}`);
    const [now, then] = ASKED.map((name) => fieldOf(row, name).value.trim());
    if (answer.ok && now === address && then === title) show(row, await answer.json());
  } catch {
    // Offline: the server tells when the form is saved.
  }
}

group?.addEventListener("input", ({ target }) => {
  if (!ASKED.some((name) => target.name?.endsWith(`-${name}`))) return;
  clearTimeout(waiting.get(target));
  waiting.set(target, setTimeout(() => ask(rowOf(target)), PAUSE));
});
for (const row of group?.querySelectorAll(".inline-related:not(.empty-form)") ?? []) {
  if (fieldOf(row, "address")?.value) ask(row);
}
