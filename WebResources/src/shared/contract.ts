/** The JSON the Custom APIs speak. Numbers of Aria are text; dates are yyyy-mm-dd without a time zone; times are UTC. */

export type OperationKind = "UpdatePlan" | "AssignCustomRates";
export type When = "Today" | "NextBillDate" | "OnDate";
export type ProrationRule = "None" | "Full" | "ChargeOnly" | "CreditOnly";
export type Proration = "CompanyDefault" | ProrationRule;
export type OperationState = "Previewed" | "Submitted" | "Done" | "Refused" | "NotDone" | "Unknown" | "Stale";
export type LineType = "Charge" | "Credit" | "Tax" | "TaxCredit" | "Other";

export interface Tier {
  readonly seq: number;
  readonly from: number;
  /** The last unit of the tier; null: no end. */
  readonly to: number | null;
  readonly ratePerUnit: number;
}

export interface Service {
  readonly serviceNo: string;
  readonly name: string | null;
  readonly isRecurring: boolean;
  readonly isUsage: boolean;
  /** The rates are agreed for this customer alone. */
  readonly isCustom?: boolean;
  /** 1 graduated, 2 volume, 3 one flat price for the tier reached (Aria: tiered_pricing_rule). */
  readonly tierRule: number | null;
  readonly tiers: readonly Tier[];
}

export interface RateSchedule {
  readonly no: string;
  readonly name: string | null;
  readonly currency: string | null;
  readonly isDefault: boolean;
  readonly isCurrent: boolean;
  readonly availableFrom: string | null;
  readonly availableTo: string | null;
  readonly services: readonly Service[] | null;
}

export interface Queued {
  readonly queueId: string;
  readonly effectiveDate: string | null;
  readonly targetPlanName: string | null;
  readonly targetUnits: number | null;
  readonly targetRateScheduleNo: string | null;
}

export interface PlanOptions {
  readonly instanceNo: string;
  readonly planNo: string;
  readonly name: string | null;
  readonly units: number | null;
  readonly isSupplemental: boolean;
  readonly rateScheduleNo: string | null;
  readonly rateScheduleName: string | null;
  readonly billDay: number | null;
  readonly billThruDate: string | null;
  readonly nextBillDate: string | null;
  /** Months. */
  readonly recurringInterval: number | null;
  readonly services: readonly Service[];
}

/** The answer of aria_GetOptions. */
export interface Options {
  readonly today: string;
  readonly acctNo: string;
  readonly currency: string | null;
  readonly companyProration: ProrationRule | null;
  readonly plan: PlanOptions;
  readonly rateSchedules: readonly RateSchedule[];
  readonly queue: readonly Queued[] | null;
}

export interface UpdatePlanIntent {
  readonly kind: "UpdatePlan";
  readonly acctNo: string;
  readonly planInstanceNo: string;
  readonly units: number;
  readonly rateScheduleNo?: string;
  readonly when: When;
  readonly effectiveDate?: string;
  readonly proration: Proration;
}

export interface AssignCustomRatesIntent {
  readonly kind: "AssignCustomRates";
  readonly acctNo: string;
  readonly planInstanceNo: string;
  readonly serviceNo: string;
  readonly scope: "Current" | "Queued";
  readonly queueId?: string;
  readonly rates: readonly Tier[];
}

export type Intent = UpdatePlanIntent | AssignCustomRatesIntent;

export interface Line {
  readonly lineNo: number;
  readonly type: LineType;
  readonly serviceNo: string | null;
  readonly service: string | null;
  readonly description: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly days: number | null;
  readonly periodDays: number | null;
  readonly units: number | null;
  readonly baseUnits: number | null;
  readonly factor: number | null;
  readonly ratePerUnit: number | null;
  readonly amount: number;
}

/** Credits are positive; the total is charges + tax − credits. */
export interface Totals {
  readonly charges: number;
  readonly tax: number;
  readonly credits: number;
  readonly total: number;
}

export interface Money {
  readonly payOn: string | null;
  readonly payAmount: number | null;
  readonly fullFrom: string | null;
  readonly fullAmount: number | null;
  readonly intervalMonths: number | null;
}

export interface Side {
  readonly units: number | null;
  readonly rateScheduleNo: string | null;
  readonly rateScheduleName: string | null;
  /** The price of one billing period before tax; null where it is not known. */
  readonly recurringAmount?: number | null;
}

export interface Warning {
  readonly code: string;
  readonly text: string;
}

/** What Aria's answer told of the money: billed is not yet collected. */
export type Payment = "NothingBilled" | "Collected" | "Failed" | "NoneNamed";

/** One change, as aria_PreviewChange and the APIs after it answer it. */
export interface Operation {
  readonly operationId: string;
  readonly version?: string | null;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly message: string | null;
  readonly errorCode: number | null;
  readonly acctNo: string;
  readonly currency: string | null;
  readonly confirmedByAria: boolean;
  readonly billingDay: string | null;
  readonly effectiveDate: string | null;
  readonly when: When | null;
  /** CompanyDefault only where the connection does not say which rule that is. */
  readonly proration: Proration | null;
  readonly prorationIsCompanyDefault: boolean;
  readonly plan: { readonly instanceNo: string; readonly name: string | null };
  readonly before: Side | null;
  readonly after: Side | null;
  readonly lines: readonly Line[] | null;
  readonly totals: Totals | null;
  readonly money: Money | null;
  readonly warnings: readonly Warning[] | null;
  readonly actualLines: readonly Line[] | null;
  readonly actualTotals: Totals | null;
  /** Null before Aria answered, and where its answer was lost. */
  readonly payment: Payment | null;
  readonly differs: boolean;
  readonly invoiceNo: string | null;
  readonly queueId: string | null;
  readonly receiptId: string;
  readonly previewedOn: string | null;
  readonly submittedOn: string | null;
  readonly finishedOn: string | null;
  /** While the outcome is unknown: looks before this time prove nothing. */
  readonly quietUntil: string | null;
  readonly owner: string | null;
}

/** The answer BUSY: the change that is open on the account. */
export interface Busy {
  readonly open: { readonly state: OperationState; readonly owner: string | null; readonly submittedOn: string | null };
}

/** The answer of aria_RefreshAccount. */
export interface Refreshed {
  readonly accounts: readonly { readonly acctNo: string; readonly syncedOn: string; readonly rowsWritten: number; readonly message: string; readonly notRead: string }[];
}

/** The answer of aria_SetConnectionKeys: what became of each key. */
export interface KeysEntered {
  readonly authKey: "Entered" | "Kept";
  readonly notificationKey: "Entered" | "Removed" | "Kept";
}

/** The answer of aria_TestConnection. */
export interface ConnectionTested {
  readonly clientNo: string;
  /** Aria's own date. */
  readonly today: string;
}

/** The answer of aria_FindAriaAccount: the account in Aria that a customer would be linked to. */
export interface FoundAccount {
  /** The customer's name in CRM. */
  readonly customer: string;
  readonly customerNo: string | null;
  readonly customerCity: string | null;
  readonly foundBy: "AcctNo" | "ClientAcctId" | "UserId";
  readonly acctNo: string;
  readonly clientAcctId: string | null;
  readonly userId: string | null;
  readonly company: string | null;
  readonly person: string | null;
  readonly currency: string | null;
  readonly statusLabel: string | null;
  readonly planCount: number;
  readonly fingerprint: string;
  readonly warnings: readonly Warning[];
}

/** The answer of aria_LinkAccount. */
export interface Linked {
  readonly linkId: string;
  readonly acctNo: string;
  readonly rowsWritten: number;
}

/** The answer of aria_UnlinkAccount. */
export interface Unlinked {
  readonly linkId: string;
  readonly acctNo: string;
  readonly rowsDeleted: number;
}
