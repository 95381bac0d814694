/*
 * Every page works without this file. It saves text while one writes, keeps it when the line is lost, sends a form only
 * once, and adds a few comforts for the keyboard.
 */
"use strict";

const PREFIX = "helhet:";
const SAVE_DELAY = 800;
const RETRY_DELAYS = [2000, 5000, 15000, 30000, 60000];
/* Text kept in this tab, bound to who wrote it and where. Never in localStorage, so it never outlives the tab. */
const tab = {
  key: (...parts) => PREFIX + parts.map(encodeURIComponent).join("/"),
  keys: () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)),
  read: (key) => sessionStorage.getItem(key),
  keep(key, text) {
    try {
      sessionStorage.setItem(key, text);
    } catch {
      /* Full or forbidden: the field still has the text, and leaving asks first. */
    }
  },
  forget: (key) => sessionStorage.removeItem(key),
  forgetWhere: (test) => tab.keys().filter(test).forEach(tab.forget),
};

function currentWriter() {
  return document.querySelector('meta[name="writer"]')?.content ?? "";
}

/* Drop what another account wrote in this tab, and what the server says it has received. */
function tidyTab() {
  const writer = currentWriter();
  if (!writer) return;
  const own = tab.key(writer, "");
  tab.forgetWhere((key) => !key.startsWith(own));
  for (const { content } of document.querySelectorAll('meta[name="draft-saved"]')) {
    const draft = encodeURIComponent(content);
    tab.forgetWhere((key) => key.slice(PREFIX.length).split("/")[2] === draft);
  }
}

/* What was typed or chosen; several choices stand a line each. */
function putBack(field, text) {
  const chosen = text.split("\n");
  if (field.matches("[type=radio], [type=checkbox]")) field.checked = chosen.includes(field.value);
  else if (field.matches("select")) for (const option of field.options) option.selected = chosen.includes(option.value);
  else field.value = text;
}

/* One form that is saved while one writes. */
class Draft {
  constructor(form) {
    this.form = form;
    this.base = form.dataset.draftBase ?? "";
    this.unsent = new Map();
    this.saved = new Map();
    this.failures = 0;
    this.sending = null;
  }

  start() {
    this.form.addEventListener("input", ({ target }) => this.changed(target));
    this.form.addEventListener("change", ({ target }) => this.changed(target));
    window.addEventListener("online", () => this.sendSoon(0));
    this.restore();
  }

  fields() {
    const written = "textarea, select, input:not([type=hidden], [type=file], [type=password])";
    return [...this.form.elements].filter((field) => field.name && field.matches(written));
  }

  keyOf(name) {
    const { writer, plan, draftKey } = this.form.dataset;
    return tab.key(writer, plan, draftKey, name);
  }

  named(name) {
    return this.fields().filter((field) => field.name === name);
  }

  valueOf(name) {
    return new FormData(this.form).getAll(name).join("\n");
  }

  changed(field) {
    if (!this.fields().includes(field)) return;
    const text = this.valueOf(field.name);
    /* Leaving a field reports a change that was sent while one typed. */
    if (!this.unsent.has(field.name) && this.saved.get(field.name) === text) return;
    this.unsent.set(field.name, text);
    this.sendSoon(SAVE_DELAY);
  }

  sendSoon(delay) {
    clearTimeout(this.timer);
    if (this.unsent.size) this.timer = setTimeout(() => this.send(), delay);
  }

  async send() {
    if (this.sending) return;
    this.say("saving");
    this.sending = this.sendAll();
    await this.sending;
    this.sending = null;
    if (!this.failures) this.sendSoon(SAVE_DELAY);
  }

  async sendAll() {
    for (const [name, text] of [...this.unsent]) {
      const outcome = await this.post(name, text);
      if (outcome !== "saved") return this.keep(outcome);
      if (this.unsent.get(name) === text) this.unsent.delete(name);
      this.saved.set(name, text);
      tab.forget(this.keyOf(name));
    }
    this.failures = 0;
    this.say("saved", new Date().toLocaleTimeString("nb-NO", { hour: "2-digit", minute: "2-digit" }));
  }

  async post(name, text) {
    const body = new URLSearchParams({ key: this.form.dataset.draftKey, field: name, value: text, base: this.base });
    const headers = { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken?.value ?? "" };
    try {
      const answer = await fetch(this.form.dataset.draftUrl, { method: "POST", body, headers, redirect: "manual" });
      if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) return "signedOut";
      if (answer.status !== 204) return answer.status < 500 ? "refused" : "offline";
      this.base = answer.headers.get("Draft-Revision") ?? this.base;
      return "saved";
    } catch {
      return "offline";
    }
  }

  /* Keep the text in the tab, say so, and try again unless the server has given its final answer. */
  keep(reason) {
    this.keepInTab();
    this.say(reason);
    const delay = RETRY_DELAYS[Math.min(this.failures, RETRY_DELAYS.length - 1)];
    this.failures += 1;
    if (reason === "offline") this.sendSoon(delay);
  }

  keepInTab() {
    for (const [name, text] of this.unsent) tab.keep(this.keyOf(name), text);
  }

  /* Put back what this writer wrote here before the line or the sign-in was lost. */
  restore() {
    if (this.form.dataset.writer !== currentWriter()) return;
    for (const name of new Set(this.fields().map((field) => field.name))) {
      const text = tab.read(this.keyOf(name));
      if (text === null) continue;
      if (text !== this.valueOf(name)) this.say("restored");
      this.named(name).forEach((field) => putBack(field, text));
      this.unsent.set(name, text);
    }
    this.sendSoon(SAVE_DELAY);
  }

  /* The words come with the page, in its language. */
  say(state, time = "") {
    const place = this.form.querySelector("[data-draft-status]");
    if (!place) return;
    place.dataset.state = state;
    place.textContent = `${place.dataset[state]} ${time}`.trim();
  }
}

const drafts = [];
const hasUnsent = () => drafts.some((draft) => draft.unsent.size > 0);
let submitting = false;

/* A form is sent once; the button comes back if the page does. */
function guardSubmit(event) {
  const { target: form, submitter } = event;
  if (form.matches("[data-sign-out]") && !leaveSignedIn(event)) return;
  if (form.dataset.sent) return event.preventDefault();
  if (form.method !== "post" || form.matches("[data-repeatable]")) return;
  form.dataset.sent = "yes";
  submitting = true;
  drafts.forEach((draft) => draft.keepInTab());
  if (form.matches("[data-sign-out]")) tab.forgetWhere(() => true);
  /* Later, so that the button's own name and value are sent too. */
  setTimeout(() => submitter?.setAttribute("disabled", ""));
}

function leaveSignedIn(event) {
  const leaves = !hasUnsent() || window.confirm(event.target.dataset.question);
  if (!leaves) event.preventDefault();
  return leaves;
}

function reopenForms() {
  submitting = false;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll("[type=submit][disabled]").forEach((button) => button.removeAttribute("disabled"));
  }
}

function warnBeforeLeaving(event) {
  if (submitting || !hasUnsent()) return;
  drafts.forEach((draft) => draft.keepInTab());
  event.preventDefault();
}

/* A phone may never come back to this page. */
function sendWhenHidden() {
  if (!document.hidden || submitting) return;
  for (const draft of drafts) {
    draft.keepInTab();
    draft.sendSoon(0);
  }
}

function onKey(event) {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) typing?.form?.requestSubmit();
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const search = document.querySelector('input[type="search"]');
  if (!search) return;
  event.preventDefault();
  search.focus();
}

function begin() {
  tidyTab();
  for (const form of document.querySelectorAll("form[data-draft-url]")) {
    drafts.push(new Draft(form));
    drafts.at(-1).start();
  }
  document.querySelector("[data-error-summary]")?.focus();
  document.addEventListener("submit", guardSubmit);
  document.addEventListener("keydown", onKey);
  window.addEventListener("beforeunload", warnBeforeLeaving);
  document.addEventListener("visibilitychange", sendWhenHidden);
  window.addEventListener("pageshow", ({ persisted }) => persisted && reopenForms());
}

begin();
