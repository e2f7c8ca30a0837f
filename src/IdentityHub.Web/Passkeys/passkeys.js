// Asks the browser for a passkey (WebAuthn Level 3) and sends the answer with the form around the button. Without this script the form stays hidden and
// everything else of the page works.
"use strict";
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  // A challenge is good for ten minutes; the one that waits in the list of suggestions is renewed before.
  const renewAfter = 8 * 60 * 1000;
  let waiting = null;

  const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), character => character.charCodeAt(0));
  const text = buffer => buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") : undefined;
  const descriptors = list => (list || []).map(entry => ({ ...entry, id: bytes(entry.id) }));

  const challenge = async form => {
    const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin", redirect: "error" });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };

  const create = async (options, signal) => {
    const credential = await navigator.credentials.create({
      signal,
      publicKey: { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: descriptors(options.excludeCredentials) },
    });
    const { clientDataJSON, attestationObject, getTransports } = credential.response;
    return envelope(credential, {
      clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject),
      transports: getTransports ? credential.response.getTransports() : [],
    });
  };

  const get = async (options, signal, mediation) => {
    const credential = await navigator.credentials.get({
      signal, mediation,
      publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: descriptors(options.allowCredentials) },
    });
    const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
    return envelope(credential, { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), userHandle: text(userHandle) });
  };

  const envelope = (credential, response) => ({
    id: credential.id, rawId: text(credential.rawId), type: credential.type, authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(), response,
  });

  const send = (form, ticket, credential) => {
    form.elements.ticket.value = ticket;
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  };

  const show = (form, key) => {
    const fault = form.querySelector("[data-passkey-fault]");
    fault.textContent = fault.dataset[key];
    fault.hidden = false;
  };

  const press = async (form, event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    waiting?.abort();
    form.querySelector("[data-passkey-fault]").hidden = true;
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const { options, ticket } = await challenge(form);
      send(form, ticket, form.dataset.passkey === "create" ? await create(options) : await get(options));
    } catch (failure) {
      show(form, failure.name === "InvalidStateError" ? "known" : failure.name === "NotAllowedError" || failure.name === "AbortError" ? "cancelled" : "failed");
      button.disabled = false;
      suggest(form);
    }
  };

  // Offers passkeys among the suggestions of the address field, without a dialog.
  const suggest = async form => {
    if (form.dataset.suggest !== "true" || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    waiting = new AbortController();
    const renew = setTimeout(() => { waiting.abort(); suggest(form); }, renewAfter);
    try {
      const { signal } = waiting;
      const { options, ticket } = await challenge(form);
      if (!signal.aborted) send(form, ticket, await get(options, signal, "conditional"));
    } catch {
      // Nobody chose one; the button is still there.
    } finally {
      clearTimeout(renew);
    }
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", event => press(form, event));
    suggest(form);
  }
  for (const element of document.querySelectorAll("[data-with-script]")) element.hidden = false;

  // A page that comes back by the back button has a challenge that was used.
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
})();
