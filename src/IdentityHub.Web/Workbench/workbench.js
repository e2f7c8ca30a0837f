// Presses what carries the key in data-key; "?" opens the list of keys. Typing into a field types.
"use strict";
(() => {
  const help = document.getElementById("keys");
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "?" && help) {
      event.preventDefault();
      if (help.open) help.close(); else help.showModal();
      return;
    }
    if (help?.open) return;
    const wanted = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const pressed = document.querySelector(`[data-key="${CSS.escape(wanted)}"]`);
    if (!pressed || pressed.disabled) return;
    event.preventDefault();
    if (pressed.matches("input, textarea, select")) pressed.focus(); else pressed.click();
  });
  // One decision a page: a second press while the first one travels does nothing.
  document.addEventListener("submit", event => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
})();
