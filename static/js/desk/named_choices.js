// Names for the fields that the admin's autocomplete draws: it shows a combo box of its own in place
// of the select, and leaves the select's label behind.

function nameOf(select) {
  const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
  return (label?.textContent ?? select.name).trim().replace(/:$/, "");
}

function give(container) {
  const select = container.previousElementSibling;
  if (select?.tagName !== "SELECT") return;
  const name = nameOf(select);
  for (const box of container.querySelectorAll(".select2-selection")) {
    box.setAttribute("aria-label", name);
    box.removeAttribute("aria-labelledby");
    for (const id of ["_helptext", "_error"]) {
      if (document.getElementById(select.id + id)) box.setAttribute("aria-describedby", select.id + id);
    }
  }
  for (const shown of container.querySelectorAll(".select2-selection__rendered, .select2-search__field")) {
    shown.setAttribute("aria-label", name);
  }
}

function giveAll(root) {
  for (const container of root.querySelectorAll(".select2-container")) give(container);
}

// A drop-down opens at the end of the page: its search field is named after the box that opened it.
function nameSearch(added) {
  const field = added.querySelector(".select2-dropdown .select2-search__field");
  const box = document.querySelector(".select2-container--open .select2-selection");
  if (field && box) field.setAttribute("aria-label", `Search: ${box.getAttribute("aria-label")}`);
  const results = added.querySelector(".select2-results__options");
  if (results && box) results.setAttribute("aria-label", box.getAttribute("aria-label"));
}

function watch(changes) {
  for (const added of changes.flatMap(change => [...change.addedNodes])) {
    if (added.nodeType !== Node.ELEMENT_NODE) continue;
    if (added.matches(".select2-container")) give(added);
    giveAll(added);
    nameSearch(added);
  }
}

giveAll(document);
new MutationObserver(watch).observe(document.body, {childList: true, subtree: true});
