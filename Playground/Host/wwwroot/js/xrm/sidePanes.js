import { el, fill } from "../dom.js";
import { onlyKnown, strict } from "./strict.js";
import { webResourceAddress } from "./webresources.js";

const known = ["paneId", "title", "imageSrc", "hideHeader", "canClose", "isSelected", "width", "alwaysRender", "hidden", "keepBadgeOnSelect"];
const narrowest = 300;

/** Xrm.App.sidePanes: panes at the right of the record, one shown at a time, their tabs beside them. */
export function sidePanes(host, session) {
  const panes = new Map();
  let selected = null;
  let expanded = false;
  const tabs = el("div", { class: "pane-tabs", role: "group", "aria-label": "Side panes" });
  host.append(tabs);

  // A pane is put in once and hidden afterwards: moving an iframe would load its page again.
  function render() {
    const all = [...panes.values()];
    host.hidden = all.length === 0;
    for (const pane of all) pane.element.hidden = !(expanded && pane.id === selected);
    fill(tabs, ...all.map(tab));
  }

  function tab(pane) {
    const isOpen = expanded && pane.id === selected;
    const content = pane.options.imageSrc
      ? el("img", { src: pane.options.imageSrc, alt: "" })
      : (pane.title.trim()[0] || "•").toUpperCase();
    return el("button", {
      type: "button", class: "icon", title: pane.title, "aria-label": pane.title, "aria-expanded": String(isOpen),
      onclick: () => { if (isOpen) expanded = false; else select(pane.id); render(); host.querySelector(`.pane-tabs [aria-label="${CSS.escape(pane.title)}"]`)?.focus(); }
    }, content);
  }

  function select(id) {
    selected = id;
    expanded = true;
    render();
  }

  function build(pane) {
    const heading = el("h2", { text: pane.title });
    const close = el("button", { type: "button", class: "icon", "aria-label": `Close ${pane.title}`, text: "×", onclick: () => pane.api.close() });
    pane.frame = el("iframe", { title: pane.title });
    const head = pane.options.hideHeader ? null : el("div", { class: "pane-head" }, heading, pane.options.canClose === false ? null : close);
    const element = el("section", { class: "pane", "aria-label": pane.title });
    if (head) element.append(head);
    element.append(pane.frame);
    element.style.width = `${Math.max(narrowest, pane.options.width || narrowest)}px`;
    return element;
  }

  function createPane(options = {}) {
    onlyKnown("createPane", options, known);
    const id = options.paneId || `pane-${panes.size + 1}`;
    if (panes.has(id)) return Promise.reject(new Error(`A side pane ${id} exists already.`));
    const pane = { id, title: options.title || id, options };
    pane.element = build(pane);
    host.insertBefore(pane.element, tabs);
    pane.api = strict("pane", {
      paneId: id,
      title: pane.title,
      width: options.width || narrowest,
      close() {
        panes.delete(id);
        pane.element.remove();
        if (selected === id) { selected = panes.keys().next().value ?? null; expanded = selected !== null; }
        render();
        document.getElementById("main").focus();
      },
      select() { select(id); },
      navigate(page) {
        if (page.pageType !== "webresource")
          return Promise.reject(new Error(`The playground's side panes show web resources only, not the page type ${page.pageType}.`));
        onlyKnown("navigate's page", page, ["pageType", "webresourceName", "data"]);
        return new Promise(resolve => {
          pane.frame.addEventListener("load", () => resolve(), { once: true });
          pane.frame.src = webResourceAddress(page.webresourceName, page.data, session);
        });
      }
    });
    panes.set(id, pane);
    if (options.isSelected === false) render(); else select(id);
    return Promise.resolve(pane.api);
  }

  return strict("Xrm.App.sidePanes", {
    get state() { return expanded ? 1 : 0; },
    createPane,
    getPane: id => panes.get(id)?.api,
    getAllPanes: () => [...panes.values()].map(pane => pane.api),
    getSelectedPane: () => panes.get(selected)?.api
  });
}
