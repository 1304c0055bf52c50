import { Operation } from "../shared/contract";
import { button, Child, definitions, el } from "../shared/dom";
import { moment } from "../shared/format";
import { said } from "../shared/said";
import { text } from "../shared/strings";
import { lineTable } from "./lineTable";
import { stepsView } from "./steps";

export interface Shown {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
}

type Action = readonly [label: string, act: () => void, key?: string];

function outcome(title: string, level: "warning" | "error" | "info", sentences: readonly string[], between: readonly Child[], actions: readonly Action[]): Shown {
  const heading = el("h1", {}, title);
  const element = el("div", { class: "step" },
    stepsView("compare"),
    heading,
    el("div", { class: `note ${level}` }, ...sentences.filter(Boolean).map(sentence => el("p", {}, said(sentence)))),
    ...between,
    el("div", { class: "actions" },
      ...actions.map(([label, act, key], index) => button(label, { class: index === 0 ? "primary" : null, accesskey: key }, act))));
  return { element, heading };
}

const reference = (operation: Operation): HTMLElement => definitions([[text("Receipt_Reference"), operation.receiptId]]);

/** The preview was no longer true: nothing was sent, and both sets of lines are shown. */
export const staleView = (operation: Operation, message: string, previewAgain: () => void, back: () => void): Shown =>
  outcome(text("Stale_Title"), "warning", message ? [message] : [text("Stale_Why"), text("Stale_NothingSent")], [
    el("section", {}, el("h2", {}, text("Stale_Promised")), lineTable(text("Lines_Promised"), operation.lines, operation.totals, operation.currency)),
    el("section", {}, el("h2", {}, text("Stale_Now")), lineTable(text("Lines_Now"), operation.actualLines, operation.actualTotals, operation.currency))
  ], [[text("Button_PreviewAgain"), previewAgain, text("Key_Preview")], [text("Button_Back"), back, text("Key_Back")]]);

/** Aria, or a rule checked again, said no; nothing changed. */
export const refusedView = (operation: Operation, message: string, back: () => void, close: () => void): Shown =>
  outcome(text("Refused_Title"), "error", [message || text("Error_NoReason"), text("Refused_NothingChanged")], [reference(operation)],
    [[text("Button_BackToForm"), back, text("Key_Back")], [text("Button_Close"), close, text("Key_Close")]]);

/** The write never ran, and that is proven. */
export const notDoneView = (operation: Operation, message: string, previewAgain: () => void, back: () => void): Shown =>
  outcome(text("NotDone_Title"), "error", [message || text("NotDone_Why"), text("NotDone_WhatNext")], [reference(operation)],
    [[text("Button_PreviewAgain"), previewAgain, text("Key_Preview")], [text("Button_BackToForm"), back, text("Key_Back")]]);

/** The looks are used up and the outcome is still open. There is no way from here to send the change again. */
export const unknownView = (operation: Operation, message: string, checkAgain: () => void, close: () => void): Shown =>
  outcome(text("Unknown_Title"), "warning", [
    message || text("Unknown_Why"),
    operation.quietUntil ? text("Unknown_QuietUntil", moment(operation.quietUntil)) : "",
    text("Unknown_DoNotRepeat"), text("Unknown_Background")], [reference(operation)],
    [[text("Operation_Check"), checkAgain, text("Key_Check")], [text("Button_Close"), close, text("Key_Close")]]);
