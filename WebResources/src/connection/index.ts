import { el, fillWith } from "../shared/dom";
import { guidIn } from "../shared/ids";
import { pageData } from "../shared/pageData";
import { startPage } from "../shared/startPage";
import { text } from "../shared/strings";
import { KeysPage } from "./page";

async function start(): Promise<void> {
  const main = document.getElementById("page");
  const status = document.getElementById("status");
  if (!main || !status) return;
  await startPage();
  document.title = text("Keys_Title");
  const connectionId = guidIn(pageData(window.location.search));
  if (!connectionId) {
    main.removeAttribute("aria-busy");
    fillWith(main, el("h1", {}, text("Keys_Title")), el("p", { class: "note error", role: "alert" }, text("Keys_NoConnection")));
    return;
  }
  await new KeysPage(main, status, connectionId).start();
}

void start();
