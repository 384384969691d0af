// Says how testable a pledge is while its form is filled in. The server knows the rule; without
// this script it says so after each save.

const output = document.querySelector("output[data-testability]");
const FIELDS = [
  "testable_by", "obligors", "counterparts", "joint", "due", "basis", "trigger_relation",
  "recurs_count", "recurs_each_round_of", "recurs_interval_not_stated",
];
const PAUSE = 250;

let timer;
let asked;

function question() {
  const filled = [...new FormData(output.form)];
  return new URLSearchParams(filled.filter(([name, value]) => FIELDS.includes(name) && value));
}

async function ask() {
  asked?.abort();
  asked = new AbortController();
  try {
    const address = `${output.dataset.testability}?${question()}`;
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok) return;
    const { said, doubts } = await answer.json();
    output.value = [said, ...doubts].join(" ");
  } catch {
    // Offline, or asked again meanwhile: what stands there stays.
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

if (output?.form) {
  output.form.addEventListener("input", later);
  output.form.addEventListener("change", later);
  // What is chosen by typing tells only jQuery that it changed.
  window.django?.jQuery(output.form).on("change", "select", later);
}
