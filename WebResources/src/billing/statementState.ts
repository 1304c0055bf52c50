import { Statement } from "./model";

export type StatementState = "Paid" | "Unpaid" | "Overdue" | "Withdrawn";

/** Where a statement stands on Aria's day; before Aria's day is known nothing counts as overdue. */
export function statementState(statement: Statement, ariaToday: string | null): StatementState {
  if (statement.isWithdrawn) return "Withdrawn";
  if (statement.isPaid) return "Paid";
  return ariaToday && statement.dueDate && statement.dueDate.slice(0, 10) < ariaToday.slice(0, 10) ? "Overdue" : "Unpaid";
}
