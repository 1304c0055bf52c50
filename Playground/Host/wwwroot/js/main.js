import { el, fill } from "./dom.js";
import { bindHeader } from "./header.js";
import { getFromHost, textFromHost } from "./http.js";
import { jobsAddress, showJobs } from "./jobs.js";
import { showList } from "./list.js";
import { place } from "./place.js";
import { showRecord } from "./record.js";
import { parseRibbon } from "./ribbon/parse.js";
import { createXrm } from "./xrm/index.js";

const main = document.getElementById("main");
const list = document.getElementById("nav-list");
const search = document.getElementById("search");

const session = await getFromHost("session");
const address = (table, id) => `#/${session.entitySets[table]}${id ? `/${id}` : ""}`;

/** What the list and the record of one table need; the rows are read when they are shown. */
async function tableShell(table) {
  const shell = {
    session,
    table,
    ribbon: parseRibbon(await textFromHost(`ribbon/${table}`) || "<RibbonDiffXml />", session.languageId),
    label: "",
    records: [],
    columns: [],
    views: [],
    view: null,
    address: id => address(table, id),
    async reloadRecords() {
      Object.assign(shell, await getFromHost(`records/${table}${shell.view ? `?view=${shell.view}` : ""}`));
      if (table === session.table) showNavigation();
    }
  };
  return shell;
}

const shells = new Map();
function shellOf(table) {
  if (!shells.has(table)) shells.set(table, tableShell(table));
  return shells.get(table);
}

window.Xrm = createXrm(session, { panes: document.getElementById("panes"), bars: document.getElementById("notifications") });
const home = await shellOf(session.table);

function showNavigation() {
  const { table, id } = place(session);
  const mark = isHere => isHere ? "page" : null;
  const wanted = search.value.trim().toLowerCase();
  const found = home.records.filter(record => record.name.toLowerCase().includes(wanted));
  fill(list, ...found.map(record => el("li", {}, el("a", { href: home.address(record.id), "aria-current": mark(record.id === id), text: record.name }))));
  document.getElementById("nav-empty").hidden = found.length > 0;
  const all = document.getElementById("nav-home");
  const areJobs = location.hash === jobsAddress;
  if (table === session.table && !id && !areJobs) all.setAttribute("aria-current", "page"); else all.removeAttribute("aria-current");
  fill(document.getElementById("nav-apps"), ...session.apps.map((app, index) => el("section", { "aria-labelledby": `app-${index}` },
    el("h2", { class: "side-app", id: `app-${index}`, text: app.name }),
    el("ul", { class: "side-list" }, ...app.tables.map(entry => el("li", {}, el("a", {
      href: address(entry.table), "aria-current": mark(entry.table === table), text: entry.label ?? entry.table
    })))))), ...(session.apps.length ? [el("section", { "aria-labelledby": "settings" },
    el("h2", { class: "side-app", id: "settings", text: "Settings" }),
    el("ul", { class: "side-list" }, el("li", {}, el("a", { href: jobsAddress, "aria-current": mark(areJobs), text: "System jobs" }))))] : []));
}

async function route() {
  showNavigation();
  const { table, id } = place(session);
  try {
    if (location.hash === jobsAddress) return await showJobs(main, address);
    const shell = await shellOf(table);
    if (id) await showRecord(main, shell, id);
    else {
      if (shell !== home) await shell.reloadRecords();
      await showList(main, shell);
    }
  } catch (error) {
    fill(main, el("div", { class: "card" }, el("p", { class: "empty", role: "alert", text: error.message })));
  }
}

bindHeader(session);
search.addEventListener("input", showNavigation);
window.addEventListener("hashchange", () => route().then(() => main.focus()));
await home.reloadRecords();
await route();
