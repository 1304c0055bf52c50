import { button, definitions, el } from "../shared/dom";
import { text } from "../shared/strings";
import { copyText } from "./copyText";
import { lineTable } from "./lineTable";
import { badNews, isUncollected, Receipt, receiptFacts, receiptText, whatWasDone } from "./receipt";
import { stepsView } from "./steps";

/** What the page is called once the change is made. */
export const receiptTitle = ({ operation }: Receipt): string => text(isUncollected(operation) ? "Receipt_TitleUncollected" : "Receipt_Title");

/** What was done, what did not go as it should, and the numbers to find it again. */
export function receiptView(receipt: Receipt, isRefreshed: boolean, status: HTMLElement, close: () => void): { readonly element: HTMLElement; readonly heading: HTMLElement } {
  const { operation } = receipt;
  const heading = el("h1", {}, receiptTitle(receipt));
  const plain = el("textarea", { class: "copied", readonly: true, rows: 10, "aria-label": text("Receipt_Text"), hidden: true });
  plain.value = receiptText(receipt);
  const copy = async (): Promise<void> => {
    if (await copyText(plain.value)) {
      status.textContent = text("Copy_Done");
      copyButton.textContent = text("Copy_Done");
      return;
    }
    plain.hidden = false;
    plain.focus();
    plain.select();
    status.textContent = text("Copy_ByHand");
  };
  const copyButton = button(text("Copy_Button"), { accesskey: text("Key_Copy") }, () => void copy());
  const bad = badNews(operation);
  const element = el("div", { class: "step" },
    stepsView("receipt"),
    heading,
    el("p", { class: bad ? "note info" : "note success" }, whatWasDone(operation)),
    bad !== "" && el("p", { class: isUncollected(operation) ? "note error" : "note warning" }, bad),
    definitions(receiptFacts(receipt)),
    operation.differs && lineTable(text("Lines_Promised"), operation.lines, operation.totals, operation.currency),
    operation.actualLines && operation.actualLines.length > 0
      && lineTable(text("Lines_Billed"), operation.actualLines, operation.actualTotals, operation.currency),
    !isRefreshed && el("p", { class: "note info" }, text("Receipt_NotRefreshed")),
    plain,
    el("div", { class: "actions" },
      button(text("Button_Close"), { class: "primary", id: "close", accesskey: text("Key_Close") }, close),
      copyButton));
  return { element, heading };
}
