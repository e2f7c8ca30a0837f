// Presses what carries the key in data-key; "?" opens the list of keys. Typing into a field types.
// Forms with data-turn lead from question to question: their answer is shown in place, and while a steward reads one question the next is read ahead. Without this file all
// of it works by plain pages.
"use strict";
(() => {
  const LookAgain = 120_000;
  let ahead = null, again = 0;

  const parse = text => new DOMParser().parseFromString(text, "text/html");

  // Reading ahead takes nothing: the hub claims the question when it is its turn, and says then whether what was read still holds.
  const lookAhead = () => {
    clearTimeout(again);
    const address = document.querySelector("[data-ahead]")?.dataset.ahead;
    ahead = !address ? null : fetch(address).then(async answer => answer.ok && !answer.redirected ? parse(await answer.text()) : null).catch(() => null);
    if (address) again = setTimeout(lookAhead, LookAgain);
  };

  const show = (page, address) => {
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    scrollTo(0, 0);
    const heading = document.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    lookAhead();
  };

  const send = async (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    const next = await ahead;
    const stamp = next?.querySelector("[data-stamp]")?.dataset.stamp ?? "";
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { "Hub-Ahead": stamp } });
    const address = new URL(answer.headers.get("Hub-Address") ?? answer.url, location.href);
    const text = await answer.text();
    if (answer.headers.has("Hub-Address")) {
      next.querySelector("[data-done]").replaceChildren(...parse(text).body.childNodes);
      show(next, address.pathname + address.search);
    } else if (address.pathname.startsWith("/steward")) show(parse(text), address.pathname + address.search);
    else location.assign(address);
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const help = document.getElementById("keys");
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
    const form = event.target;
    if (form.getAttribute("method") === "dialog") return;
    if (document.body.dataset.sent) return event.preventDefault();
    document.body.dataset.sent = "yes";
    if (!("turn" in form.dataset)) return;
    event.preventDefault();
    // Whatever became of it, the hub's own page says so.
    send(form, event.submitter).catch(() => location.reload());
  });
  addEventListener("popstate", () => location.reload());
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
  lookAhead();
})();
