// Under each date field, the words and bounds of what is being typed. Without this script they are
// told when the form comes back.

const FIELD = "input[data-dates]";
const PAUSE = 200;

const waiting = new WeakMap();

function show(output, said, isFault) {
  output.textContent = said;
  output.classList.toggle("fault", isFault);
}

async function ask(field, output) {
  const text = field.value.trim();
  if (!text) return show(output, "", false);
  const url = `${field.dataset.dates}?${new URLSearchParams({ text: text.slice(0, 65) })}`;
  try {
    const answer = await fetch(url);
    // What was typed meanwhile asks for itself.
    if (!answer.ok || field.value.trim() !== text) return;
    const { said, is_fault: isFault } = await answer.json();
    show(output, said, isFault);
  } catch {
    // Offline: the form says it when it comes back.
  }
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches(FIELD)) return;
  const output = document.getElementById(`${target.id}_words`);
  if (!output) return;
  clearTimeout(waiting.get(target));
  waiting.set(target, setTimeout(() => ask(target, output), PAUSE));
});
