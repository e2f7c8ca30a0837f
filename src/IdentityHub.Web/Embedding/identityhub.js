/*
 * Signing in within a site's own page, in a dialog or a pop-up. No dependency, no inline style or script; a site's content security policy needs
 * script-src and frame-src with the hub's origin.
 *
 *   <script src="https://id.example/embed/identityhub.js" defer></script>
 *
 *   await IdentityHub.signIn({
 *     start: "/sign-in/embedded",    // the site's own address that redirects to the hub's /connect/authorize with
 *                                    //   response_mode=web_message and embed_origin=<this page's origin>
 *     callback: "/signin-oidc",      // the site's redirect_uri: gets code, state and iss as a query, as ever
 *     mode: "frame",                 // "frame" (same site only, else a pop-up) or "popup"
 *     title: "Sign in", close: "Close"
 *   });
 *
 * The promise yields the hub's answer ({ code, state, iss } or { error }), or null when the person closed the window. With a callback the page goes on
 * there; the site checks state, nonce and PKCE as it does without this script. Call it from a click: a pop-up needs one.
 */
(() => {
  "use strict";
  const hub = new URL(document.currentScript.src).origin;

  function address(start, embed) {
    const url = new URL(start, location.href);
    if (embed) url.searchParams.set("embed", embed);
    return url.href;
  }

  // Listens to the one window that was opened, and to the hub's origin alone.
  function answerOf(source, onClosed) {
    let stop = () => {};
    const answer = new Promise((resolve) => {
      const hear = (event) => {
        if (event.origin !== hub || event.source !== source() || !event.data || event.data.type !== "identityhub.response") return;
        const { type, ...parameters } = event.data;
        resolve(parameters);
      };
      window.addEventListener("message", hear);
      const forget = onClosed(() => resolve(null));
      stop = () => { window.removeEventListener("message", hear); forget(); };
    });
    return answer.finally(() => stop());
  }

  async function inFrame(options) {
    const dialog = document.createElement("dialog");
    const bar = document.createElement("div");
    const close = document.createElement("button");
    const frame = document.createElement("iframe");
    dialog.setAttribute("aria-label", options.title);
    Object.assign(dialog.style, { padding: "0", border: "0", borderRadius: "14px", width: "min(27rem, 100vw)", height: "min(46rem, 94vh)", maxWidth: "100vw", maxHeight: "94vh", overflow: "hidden" });
    Object.assign(bar.style, { display: "flex", justifyContent: "flex-end", height: "44px", boxSizing: "border-box", padding: "4px" });
    Object.assign(close.style, { font: "inherit", minWidth: "44px", minHeight: "36px", border: "0", background: "transparent", color: "inherit", cursor: "pointer" });
    Object.assign(frame.style, { display: "block", width: "100%", height: "calc(100% - 44px)", border: "0" });
    close.type = "button";
    close.textContent = options.close;
    close.addEventListener("click", () => dialog.close());
    frame.title = options.title;
    frame.allow = `publickey-credentials-get ${hub}`;
    frame.src = address(options.start, "frame");
    bar.append(close);
    dialog.append(bar, frame);
    document.body.append(dialog);
    dialog.showModal();
    try {
      return await answerOf(() => frame.contentWindow, (closed) => {
        dialog.addEventListener("close", closed);
        return () => dialog.removeEventListener("close", closed);
      });
    } finally {
      dialog.close();
      dialog.remove();
    }
  }

  async function inPopup(options) {
    const left = Math.max(0, window.screenX + (window.outerWidth - 480) / 2), top = Math.max(0, window.screenY + (window.outerHeight - 720) / 2);
    const popup = window.open(address(options.start, "popup"), "identityhub", `popup,width=480,height=720,left=${left},top=${top}`);
    if (!popup) {
      // Blocked: the whole page goes, and comes back signed in.
      location.assign(address(options.start, null));
      return new Promise(() => {});
    }
    return answerOf(() => popup, (closed) => {
      const watch = setInterval(() => { if (popup.closed) closed(); }, 400);
      return () => clearInterval(watch);
    });
  }

  async function signIn(options) {
    const wanted = { mode: "frame", title: "Sign in", close: "Close", ...options };
    let answer = wanted.mode === "frame" ? await inFrame(wanted) : await inPopup(wanted);
    // Another site's frame gets no cookies, and some questions aren't asked in a frame at all.
    if (wanted.mode === "frame" && answer && answer.error === "interaction_required") answer = await inPopup(wanted);
    if (answer && wanted.callback) {
      const url = new URL(wanted.callback, location.href);
      for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
      location.assign(url.href);
    }
    return answer;
  }

  window.IdentityHub = Object.freeze({ signIn });
})();
