import { el, fill } from "./dom.js";
import { bindHeader } from "./header.js";
import { getFromHost, textFromHost } from "./http.js";
import { showList } from "./list.js";
import { showRecord } from "./record.js";
import { parseRibbon } from "./ribbon/parse.js";
import { createXrm } from "./xrm/index.js";

const main = document.getElementById("main");
const list = document.getElementById("nav-list");
const search = document.getElementById("search");

const session = await getFromHost("session");
const shell = {
  session,
  table: session.table,
  ribbon: parseRibbon(await textFromHost(`ribbon/${session.table}`), session.languageId),
  records: [],
  columns: [],
  async reloadRecords() {
    const answer = await getFromHost(`records/${session.table}`);
    shell.columns = answer.columns;
    shell.records = answer.records;
    showNavigation();
  }
};

window.Xrm = createXrm(session, { panes: document.getElementById("panes"), bars: document.getElementById("notifications") });

function currentId() {
  return /^#\/accounts\/([0-9a-f-]{36})$/i.exec(location.hash)?.[1] ?? null;
}

function showNavigation() {
  const wanted = search.value.trim().toLowerCase();
  const found = shell.records.filter(record => record.name.toLowerCase().includes(wanted));
  fill(list, ...found.map(record => el("li", {}, el("a", {
    href: `#/accounts/${record.id}`, "aria-current": record.id === currentId() ? "page" : null, text: record.name
  }))));
  document.getElementById("nav-empty").hidden = found.length > 0;
  const home = document.getElementById("nav-home");
  if (currentId()) home.removeAttribute("aria-current"); else home.setAttribute("aria-current", "page");
}

async function route() {
  showNavigation();
  const id = currentId();
  try {
    if (id) await showRecord(main, shell, id);
    else await showList(main, shell);
  } catch (error) {
    fill(main, el("div", { class: "card" }, el("p", { class: "empty", role: "alert", text: error.message })));
  }
}

bindHeader(session);
search.addEventListener("input", showNavigation);
window.addEventListener("hashchange", () => route().then(() => main.focus()));
await shell.reloadRecords();
await route();
