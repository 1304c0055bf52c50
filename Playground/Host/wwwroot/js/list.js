import { el, fill } from "./dom.js";
import { renderCommands } from "./ribbon/bar.js";
import { gridContext } from "./xrm/grid.js";

/** The home grid of a table: a list with a selection, on which the grid commands work. */
export async function showList(main, shell) {
  document.title = `${shell.label} – Playground`;
  const commands = el("div", { class: "commands", role: "toolbar", "aria-label": "Commands" });
  const notes = el("div", { class: "unsupported", role: "note", hidden: true });
  const body = el("div");
  fill(main, commands, notes, body);
  const selected = new Set();
  let linked = 0;
  const grid = {
    records: () => shell.records,
    selected: () => shell.records.filter(record => selected.has(record.id)),
    reload: async () => { await shell.reloadRecords(); rows(); },
    renderCommands: () => renderCommands(commands, notes, shell.ribbon, {
      session: shell.session, surface: "grid", table: shell.table, primaryControl: context, selectedControl: context,
      primaryIds: [], selected: grid.selected(), emptyText: shell.ribbon.controls.grid.length ? "Select a row to see its commands." : "This list has no commands."
    })
  };
  const context = gridContext(shell.table, grid);

  /** The choice of the table's views; a table without views of the solution has none. */
  function viewPicker() {
    const picker = el("select", { id: "view", class: "view", "aria-label": "View" }, ...shell.views.map(view => el("option", { value: view.id, text: view.name })));
    picker.value = shell.view;
    picker.addEventListener("change", async () => {
      shell.view = picker.value;
      selected.clear();
      await grid.reload();
      await grid.renderCommands();
      body.querySelector("#view").focus();
    });
    return picker;
  }

  function rows() {
    // A view may begin with another column; what opens a row is its name, wherever it stands.
    linked = Math.max(0, shell.columns.findIndex(column => column.isName));
    fill(body, el("section", { class: "card", "aria-labelledby": "list-title" },
      el("h1", { class: "section-title", id: "list-title", text: shell.views.length ? shell.label : `All ${shell.label}` }),
      ...(shell.views.length ? [viewPicker()] : []),
      el("div", { class: "table-wrap" }, el("table", {},
        el("thead", {}, el("tr", {},
          el("th", { scope: "col", class: "check" }, el("span", { class: "visually-hidden", text: "Select" })),
          ...shell.columns.map(column => el("th", { scope: "col", text: column.label })))),
        el("tbody", {}, ...shell.records.map(row)))),
      ...(shell.records.length ? [] : [el("p", { class: "empty", text: "This view holds no rows." })])));
  }

  function row(record) {
    const check = el("input", { type: "checkbox", "aria-label": `Select ${record.name}` });
    check.checked = selected.has(record.id);
    const element = el("tr", {},
      el("td", { class: "check" }, check),
      ...shell.columns.map((column, index) => index === linked
        ? el("td", {}, el("a", { href: shell.address(record.id), text: record.name }))
        : el("td", { text: record.cells[index] ?? "" })));
    check.addEventListener("change", () => {
      if (check.checked) selected.add(record.id); else selected.delete(record.id);
      element.setAttribute("aria-selected", String(check.checked));
      grid.renderCommands();
    });
    return element;
  }

  rows();
  await grid.renderCommands();
  return grid;
}
