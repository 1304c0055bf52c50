import { el } from "../shared/dom";
import { text } from "../shared/strings";

/** Whom a change is for. */
export interface Subject {
  readonly customer: string;
  /** Aria's number; empty until the options were read. */
  readonly acctNo: string;
}

/** Whom the change is for, in words. */
export const subjectText = ({ customer, acctNo }: Subject): string => acctNo ? text("Subject_Text", customer, acctNo) : customer;

/** Stands above every step, and stays in sight. */
export const subjectView = (subject: Subject): HTMLElement => el("p", { class: "subject" }, subjectText(subject));
