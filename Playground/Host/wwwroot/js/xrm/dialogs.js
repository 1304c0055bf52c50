import { el } from "../dom.js";
import { onlyKnown } from "./strict.js";
import { webResourceAddress } from "./webresources.js";

/** What had the focus, looking into same-origin frames, so that it can be given back. */
function focused() {
  let active = document.activeElement;
  while (active && active.tagName === "IFRAME" && active.contentDocument) active = active.contentDocument.activeElement;
  return active;
}

function giveBack(element) {
  if (element && element.isConnected) element.focus();
}

/** Shows a dialog and resolves with its return value when it has closed and the focus is back where it was. */
function show(dialog) {
  const before = focused();
  document.body.append(dialog);
  return new Promise(resolve => {
    dialog.addEventListener("close", () => {
      const result = dialog.returnValue;
      dialog.remove();
      giveBack(before);
      resolve(result);
    });
    dialog.showModal();
  });
}

let count = 0;

function box(title, subtitle, content, buttons, wide) {
  const id = `box-${++count}`;
  const dialog = el("dialog", { class: wide ? "box wide" : "box", "aria-labelledby": id });
  dialog.append(
    el("h2", { id, text: title }),
    ...(subtitle ? [el("p", { text: subtitle })] : []),
    ...content,
    el("div", { class: "box-buttons" }, ...buttons.map(([label, value, primary]) =>
      el("button", {
        type: "button", class: primary ? "button primary" : "button", autofocus: primary,
        text: label, onclick: () => dialog.close(value)
      }))));
  return dialog;
}

export async function openAlertDialog(strings, size) {
  onlyKnown("openAlertDialog", strings, ["text", "title", "confirmButtonLabel"]);
  onlyKnown("openAlertDialog", size, ["width", "height"]);
  await show(box(strings.title || "Message", null, [el("p", { text: strings.text })], [[strings.confirmButtonLabel || "OK", "ok", true]]));
}

export async function openConfirmDialog(strings, size) {
  onlyKnown("openConfirmDialog", strings, ["title", "subtitle", "text", "confirmButtonLabel", "cancelButtonLabel"]);
  onlyKnown("openConfirmDialog", size, ["width", "height"]);
  const result = await show(box(strings.title || "Confirm", strings.subtitle, [el("p", { text: strings.text })], [
    [strings.confirmButtonLabel || "OK", "ok", true],
    [strings.cancelButtonLabel || "Cancel", "", false]
  ]));
  return { confirmed: result === "ok" };
}

export async function openErrorDialog(options) {
  onlyKnown("openErrorDialog", options, ["message", "details", "errorCode"]);
  const details = [options.errorCode ? `Error code: ${options.errorCode}` : "", options.details || ""].filter(Boolean).join("\n");
  const content = [el("p", { role: "alert", text: options.message || `Error ${options.errorCode}` })];
  if (details) content.push(el("details", {}, el("summary", { text: "Details" }), el("pre", { text: details })));
  await show(box("Error", null, content, [["OK", "ok", true]]));
}

/** A dialog of the shell's own; content is a list of elements. */
export const openBox = (title, content) => show(box(title, null, content, [["Close", "", true]], true));

function length(value, fallback) {
  if (value === undefined || value === null) return fallback;
  if (typeof value === "number") return `${value}px`;
  if (value.unit === "%" || value.unit === "px") return `${value.value}${value.unit}`;
  throw new Error(`The playground does not know the unit ${value.unit} of a dialog's size.`);
}

const viewport = (size, axis) => size.endsWith("%") ? size.replace("%", axis) : size;

/** A web resource in a modal dialog (navigateTo with target 2). Resolves when the dialog is closed, with nothing, as the platform does. */
export async function openWebResourceDialog(page, options, session) {
  onlyKnown("navigateTo's options", options, ["target", "position", "width", "height", "title"]);
  const id = `dialog-${++count}`;
  const title = options.title || page.webresourceName;
  const frame = el("iframe", { title, src: webResourceAddress(page.webresourceName, page.data, session) });
  const dialog = el("dialog", { class: options.position === 2 ? "page-dialog far" : "page-dialog", "aria-labelledby": id },
    el("div", { class: "dialog-head" },
      el("h2", { id, text: title }),
      el("button", { type: "button", class: "icon", "aria-label": "Close", text: "×", onclick: () => dialog.close() })),
    frame);
  dialog.style.width = viewport(length(options.width, "50%"), "vw");
  dialog.style.height = viewport(length(options.height, options.position === 2 ? "100%" : "70%"), "vh");
  frame.addEventListener("load", () => {
    // window.close() inside the page closes the dialog around it, and Escape reaches the dialog from inside the frame.
    frame.contentWindow.close = () => dialog.close();
    frame.contentWindow.addEventListener("keydown", event => {
      if (event.key === "Escape" && !event.defaultPrevented) dialog.close();
    });
    frame.focus();
  });
  await show(dialog);
}
