import { el, fill } from "../dom.js";
import { openErrorDialog } from "../xrm/dialogs.js";
import { invoke } from "./calls.js";
import { isShown } from "./rules.js";

async function run(command, target) {
  try {
    for (const call of command.calls) await invoke(call, target);
    if (command.otherActions.length)
      throw new Error(`The command ${command.id} uses ${command.otherActions.join(", ")}; the playground runs JavaScript functions only.`);
  } catch (error) {
    await openErrorDialog({ message: error.message, details: error.stack });
  }
}

const icon = control => control.image ? el("img", { src: control.image, alt: "" }) : null;

function button(control, ribbon, target, role, before) {
  return el("button", {
    type: "button", class: "command", role, id: control.id, title: control.tip || null,
    tabindex: role === "menuitem" ? "-1" : null,
    onclick: () => {
      before?.();
      const command = ribbon.commands.get(control.command);
      if (command) run(command, target);
    }
  }, icon(control), el("span", { text: control.label }));
}

/** A flyout: a menu button after the WAI-ARIA pattern. */
function flyout(control, sections, ribbon, target) {
  const menu = el("div", { class: "menu", role: "menu", "aria-label": control.label, hidden: true });
  const anchor = el("button", {
    type: "button", class: "command", id: control.id, title: control.tip || null, "aria-haspopup": "menu", "aria-expanded": "false"
  }, icon(control), el("span", { text: control.label }), el("span", { class: "chevron", "aria-hidden": "true" }));
  const host = el("div", { class: "menu-host" }, anchor, menu);

  const items = () => [...menu.querySelectorAll("[role=menuitem]")];
  const close = giveBack => {
    menu.hidden = true;
    anchor.setAttribute("aria-expanded", "false");
    if (giveBack) anchor.focus();
  };
  const open = index => {
    menu.hidden = false;
    anchor.setAttribute("aria-expanded", "true");
    items().at(index)?.focus();
  };

  sections.forEach((section, index) => {
    if (index > 0) menu.append(el("hr"));
    menu.append(...section.map(item => button(item, ribbon, target, "menuitem", () => close(true))));
  });
  anchor.addEventListener("click", () => menu.hidden ? open(0) : close(true));
  anchor.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") { event.preventDefault(); open(0); }
    if (event.key === "ArrowUp") { event.preventDefault(); open(-1); }
  });
  menu.addEventListener("keydown", event => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const goal = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (goal !== undefined) { event.preventDefault(); all[goal].focus(); }
    if (event.key === "Escape") { event.preventDefault(); close(true); }
  });
  host.addEventListener("focusout", event => { if (!host.contains(event.relatedTarget)) close(false); });
  return host;
}

/** Fills the command bar from the ribbon for the surface in `target`; names what it could not show. */
export async function renderCommands(bar, notes, ribbon, target) {
  const reports = [...ribbon.unsupported];
  const report = text => { if (!reports.includes(text)) reports.push(text); };
  const shown = [];
  for (const control of ribbon.controls[target.surface]) {
    if (!await isShown(control.command, ribbon, target, report)) continue;
    if (control.kind === "Button") {
      shown.push(button(control, ribbon, target, null));
      continue;
    }
    const sections = [];
    for (const section of control.sections) {
      const items = [];
      for (const item of section) if (await isShown(item.command, ribbon, target, report)) items.push(item);
      if (items.length) sections.push(items);
    }
    if (sections.length) shown.push(flyout(control, sections, ribbon, target));
  }
  if (!shown.length) shown.push(el("p", { class: "commands-empty", text: target.emptyText }));
  fill(bar, ...shown);
  notes.hidden = reports.length === 0;
  fill(notes, el("p", { text: "Part of the command bar is not shown:" }), el("ul", {}, ...reports.map(text => el("li", { text }))));
}
