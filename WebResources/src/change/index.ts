import { el, fillWith } from "../shared/dom";
import { pageData } from "../shared/pageData";
import { startPage } from "../shared/startPage";
import { text } from "../shared/strings";
import { readRequest } from "./data";
import { ChangePage } from "./page";

async function start(): Promise<void> {
  const main = document.getElementById("page");
  const status = document.getElementById("status");
  if (!main || !status) return;
  await startPage();
  const request = readRequest(pageData(window.location.search));
  document.title = text(request && request.kind === "AssignCustomRates" ? "Rates_Title" : "Change_Title");
  if (!request) {
    main.removeAttribute("aria-busy");
    fillWith(main, el("h1", {}, text("Change_Title")), el("p", { class: "note error", role: "alert" }, text("Page_BadData")));
    return;
  }
  await new ChangePage(main, status, request).start();
}

void start();
