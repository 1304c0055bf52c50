import { el, fill } from "./dom.js";
import { getFromHost } from "./http.js";
import { renderCommands } from "./ribbon/bar.js";
import { formContext } from "./xrm/form.js";
import { rowsChanged } from "./xrm/webapi.js";

const initials = name => name.split(/\s+/).slice(0, 2).map(word => word[0]?.toUpperCase() ?? "").join("");

function fields(record) {
  return el("dl", { class: "fields" }, ...record.fields.map(field =>
    el("div", { class: "field" }, el("dt", { text: field.label }), el("dd", { text: field.text ?? "—" }))));
}

/** A table of child rows, read as the signed-in user; columns and labels come from the solution. */
function related(list) {
  const content = list.rows.length === 0
    ? el("p", { class: "empty", text: "No rows yet." })
    : el("div", { class: "table-wrap", tabindex: "0", role: "region", "aria-label": list.label },
      el("table", {},
        el("thead", {}, el("tr", {}, ...list.columns.map(column => el("th", { scope: "col", class: column.isNumber ? "number" : null, text: column.label })))),
        el("tbody", {}, ...list.rows.map(row => el("tr", {}, ...row.map((cell, index) =>
          el("td", { class: list.columns[index].isNumber ? "number" : null, text: cell ?? "" })))))));
  return el("details", { class: "card related" }, el("summary", { text: `${list.label} (${list.rows.length})` }), content);
}

let shown = null;
window.addEventListener(rowsChanged, () => {
  if (shown?.isShown()) shown.reload().catch(() => { /* what is on the screen stays, and the page that ran the operation tells */ });
});

/** The form of one row, with its command bar and the rows CRM holds about it. */
export async function showRecord(main, shell, id) {
  const commands = el("div", { class: "commands", role: "toolbar", "aria-label": "Commands" });
  const notes = el("div", { class: "unsupported", role: "note", hidden: true });
  const bars = el("div", { class: "form-bars" });
  const body = el("div");
  fill(main, commands, notes, bars, body);

  let context = null;
  const page = {
    bars,
    isShown: () => body.isConnected,
    async reload() {
      const record = await getFromHost(`record/${shell.table}/${id}`);
      const values = Object.fromEntries(record.fields.map(field => [field.name, field.value]));
      context = formContext(shell.table, id, values, record.primaryName, page);
      document.title = `${record.title} – Playground`;
      const open = new Set([...body.querySelectorAll("details[open] > summary")].map(summary => summary.textContent.replace(/ \(\d+\)$/, "")));
      const lists = record.related.map(list => {
        const element = related(list);
        element.open = open.has(list.label);
        return element;
      });
      fill(body,
        el("section", { class: "card", "aria-label": "Summary" },
          el("div", { class: "record-head" },
            el("div", { class: "avatar", "aria-hidden": "true", text: initials(record.title) }),
            el("div", {}, el("h1", { text: record.title }), el("p", { text: record.tableLabel }))),
          fields(record)),
        ...(lists.length ? [el("h2", { class: "section-title", text: "What CRM holds" }),
          el("p", { class: "section-note", text: "Rows of the solution's tables, as the signed-in user may read them." })] : []),
        ...lists);
    },
    renderCommands: () => renderCommands(commands, notes, shell.ribbon, {
      session: shell.session, surface: "form", table: shell.table, primaryControl: context, selectedControl: null,
      primaryIds: [`{${id.toUpperCase()}}`], selected: [], emptyText: "The signed-in user has no command here."
    })
  };
  await page.reload();
  await page.renderCommands();
  shown = page;
  return page;
}
