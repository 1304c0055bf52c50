import { Service } from "../shared/contract";
import { State } from "../shared/choices";

/** A plan as CRM last read it. */
export interface Plan {
  readonly id: string;
  readonly instanceNo: string;
  readonly parentInstanceNo: string | null;
  readonly name: string;
  readonly isSupplemental: boolean;
  readonly units: number | null;
  readonly rateScheduleNo: string | null;
  readonly rateScheduleName: string | null;
  readonly services: readonly Service[];
  readonly statusLabel: string | null;
  readonly currency: string | null;
  readonly nextBillDate: string | null;
  readonly syncedOn: string | null;
}

/** A change that waits in Aria for its day. */
export interface QueuedChange {
  readonly id: string;
  readonly queueId: string;
  readonly planInstanceNo: string | null;
  readonly name: string;
  readonly effectiveDate: string | null;
  readonly currentPlanName: string | null;
  readonly targetPlanName: string | null;
  readonly currentUnits: number | null;
  readonly targetUnits: number | null;
  readonly currentRateScheduleNo: string | null;
  readonly targetRateScheduleNo: string | null;
  readonly statusLabel: string | null;
  readonly queuedBy: string | null;
  readonly syncedOn: string | null;
}

/** What was owed before, what came in and what is owed, as Aria put it together on one day. */
export interface Statement {
  readonly statementNo: string;
  readonly name: string;
  readonly invoiceNo: string | null;
  readonly createDate: string | null;
  readonly dueDate: string | null;
  readonly balanceForward: number | null;
  readonly newCharges: number | null;
  readonly newPayments: number | null;
  readonly total: number | null;
  readonly currency: string | null;
  readonly isPaid: boolean;
  readonly isWithdrawn: boolean;
  readonly needsAttention: boolean;
  readonly syncedOn: string | null;
}

/** Goods ordered on the account. */
export interface Order {
  readonly orderNo: string;
  readonly name: string;
  readonly items: string | null;
  readonly statusLabel: string | null;
  readonly isOpen: boolean;
  readonly isWithdrawn: boolean;
  readonly createDate: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly invoiceNo: string | null;
  readonly poNumber: string | null;
  readonly needsAttention: boolean;
  readonly syncedOn: string | null;
}

/** A change made or tried from here. */
export interface PastOperation {
  readonly id: string;
  readonly accountLinkId: string | null;
  readonly name: string;
  readonly state: State | null;
  /** What Aria's answer said it billed; null where it billed nothing at once, and where its answer was lost. */
  readonly billed: number | null;
  readonly previewed: number | null;
  readonly currency: string | null;
  readonly message: string | null;
  readonly owner: string | null;
  readonly ownerId: string | null;
  readonly when: string | null;
}

/** One account in Aria that the customer is linked to. */
export interface LinkedAccount {
  readonly id: string;
  readonly acctNo: string;
  readonly statusLabel: string | null;
  readonly balance: number | null;
  readonly currency: string | null;
  readonly nextBillDate: string | null;
  readonly ariaToday: string | null;
  /** What the last reading could not read, in words; null when it read all. */
  readonly notRead: string | null;
  readonly syncedOn: string | null;
  readonly connection: { readonly name: string; readonly environment: string | null } | null;
  readonly plans: readonly Plan[];
  readonly queue: readonly QueuedChange[];
  readonly statements: readonly Statement[];
  readonly orders: readonly Order[];
  readonly operations: readonly PastOperation[];
}
