import { Operation } from "../shared/contract";
import { button, definitions, el } from "../shared/dom";
import { text } from "../shared/strings";
import { copyText } from "./copyText";
import { lineTable } from "./lineTable";
import { receiptFacts, receiptText, whatWasDone } from "./receipt";
import { stepsView } from "./steps";

/** What was done, with the numbers to find it again. */
export function receiptView(operation: Operation, isRefreshed: boolean, status: HTMLElement, close: () => void): { readonly element: HTMLElement; readonly heading: HTMLElement } {
  const heading = el("h1", {}, text("Receipt_Title"));
  const plain = el("textarea", { class: "copied", readonly: true, rows: 7, "aria-label": text("Receipt_Text"), hidden: true });
  plain.value = receiptText(operation);
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
  const element = el("div", { class: "step" },
    stepsView("receipt"),
    heading,
    el("p", { class: "note success" }, whatWasDone(operation)),
    operation.message && el("p", {}, operation.message),
    definitions(receiptFacts(operation)),
    operation.differs && el("p", { class: "note warning" }, text("Receipt_Differs")),
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
