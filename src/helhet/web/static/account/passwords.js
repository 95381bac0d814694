/* A button beside each password that shows what was typed. Without this file the password stays hidden. */
"use strict";

function addButton(field) {
  const button = document.createElement("button");
  const show = (visible) => {
    field.type = visible ? "text" : "password";
    button.textContent = visible ? field.dataset.hide : field.dataset.show;
  };
  button.type = "button";
  button.className = "ds-button";
  button.dataset.variant = "tertiary";
  button.setAttribute("aria-controls", field.id);
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
  show(false);
  field.after(button);
}

document.querySelectorAll("input[type=password][data-show]").forEach(addButton);
