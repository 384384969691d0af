// A form may send 200 fields. Where rows were added until it has more, those left empty stay here;
// the server takes what is not sent for empty.

const FIELDS_AT_MOST = 150;
const EMPTY = "input:not([type=hidden]):not([type=submit]), select, textarea";
const left = new Set();

function isEmpty(field) {
  if (field.type === "checkbox" || field.type === "radio") return false;
  return !field.disabled && field.value === "" && Boolean(field.closest(".inline-related"));
}

document.addEventListener("submit", ({ target }) => {
  if (target.elements.length <= FIELDS_AT_MOST) return;
  for (const field of target.querySelectorAll(EMPTY)) {
    if (!isEmpty(field)) continue;
    field.disabled = true;
    left.add(field);
  }
});

// The browser's way back shows the page as it was left.
addEventListener("pageshow", () => {
  for (const field of left) field.disabled = false;
  left.clear();
});
