/* Passkeys: ask the device, put its answer in the form, and send the form. Without this file the page says so. */
"use strict";

const CALLS = {
  create: (options) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

async function ask(form) {
  const credential = await CALLS[form.dataset.passkey](JSON.parse(form.dataset.options));
  form.elements.answer.value = JSON.stringify(credential.toJSON());
  form.submit();
}

function onSubmit(event) {
  event.preventDefault();
  event.stopPropagation();
  const form = event.currentTarget;
  const problem = form.querySelector("[data-problem]");
  problem.hidden = true;
  ask(form).catch(() => (problem.hidden = false));
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.querySelector("[data-without-script]").hidden = true;
  form.addEventListener("submit", onSubmit);
}
