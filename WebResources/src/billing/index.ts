import { fillWith, el } from "../shared/dom";
import { guidIn } from "../shared/ids";
import { pageData } from "../shared/pageData";
import { startPage } from "../shared/startPage";
import { text } from "../shared/strings";
import { BillingPage } from "./page";
import { keepCounting } from "./freshness";

async function start(): Promise<void> {
  const main = document.getElementById("page");
  const status = document.getElementById("status");
  if (!main || !status) return;
  await startPage();
  document.title = text("Pane_Title");
  const accountId = guidIn(pageData(window.location.search));
  if (!accountId) {
    main.removeAttribute("aria-busy");
    fillWith(main, el("h1", {}, text("Pane_Title")), el("p", { class: "note error", role: "alert" }, text("Page_NoAccount")));
    return;
  }
  keepCounting();
  await new BillingPage(main, status, accountId).show();
}

void start();
