// Signs in within the shop's own page; without this script the link "Sign in" does it.
document.querySelectorAll("[data-sign-in-here]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await IdentityHub.signIn({
      start: `/sign-in/embedded?returnUrl=${encodeURIComponent(button.dataset.signInHere)}`,
      callback: "/signin-oidc",
      title: "Sign in to Harbour Lane",
    });
    button.focus();
  });
});
