import { el, fillWith } from "../shared/dom";
import { pageData } from "../shared/pageData";
import { startPage } from "../shared/startPage";
import { text } from "../shared/strings";
import { readLinkRequest } from "./data";
import { LinkPage } from "./linkPage";
import { UnlinkPage } from "./unlinkPage";

async function start(): Promise<void> {
  const main = document.getElementById("page");
  const status = document.getElementById("status");
  if (!main || !status) return;
  await startPage();
  const request = readLinkRequest(pageData(window.location.search));
  document.title = text(request && request.mode === "unlink" ? "Unlink_Title" : "Link_Title");
  if (request) await new (request.mode === "link" ? LinkPage : UnlinkPage)(main, status, request.accountId).start();
  else fillWith(main, el("h1", {}, text("Link_Title")), el("p", { class: "note error", role: "alert" }, text("Page_NoAccount")));
  main.removeAttribute("aria-busy");
}

void start();
