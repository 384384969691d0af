// Asks before a page is left whose form holds text that was never sent.

function contentOf(form) {
  return new URLSearchParams(new FormData(form)).toString();
}

function watch(form) {
  // A form that came back with errors holds text that is saved nowhere.
  const cameBack = form.querySelector(".errornote, .errorlist") !== null;
  const opened = contentOf(form);
  let sent = false;

  form.addEventListener("submit", (event) => {
    sent = !event.defaultPrevented;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && (cameBack || contentOf(form) !== opened)) {
      event.preventDefault();
    }
  });
  // Shown again by the back button, it may have been changed after it was sent.
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}

// Other scripts finish the form first: calendars, rows to add, choices by typing. A form that only
// has buttons and boxes to tick holds no text.
window.addEventListener("load", () => {
  for (const { form } of document.querySelectorAll('form[method="post"] input[name="seen"]')) {
    if (form.querySelector('textarea, input[type="text"]')) watch(form);
  }
});
