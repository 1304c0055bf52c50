import { numberOf, readRows, Row, shownOf, textOf } from "../shared/rows";
import { servicesIn } from "../shared/rates";
import { customerName } from "../shared/customer";
import { said } from "../shared/said";
import { holdsPrivilege } from "../shared/xrm";
import { environmentOf, stateOf } from "../shared/choices";
import { historyShown } from "./historyView";
import { LinkedAccount, Order, PastOperation, Plan, QueuedChange, Statement } from "./model";

/** Enough to see what happened lately; the whole history is in the operations' own view. */
const operationsShown = 20;

const accountColumns = "aria_accountid,_aria_connectionid_value,aria_acctno,aria_statuslabel,aria_balance,aria_currencycode,aria_nextbilldate,aria_billingtoday,aria_notread,aria_syncedon";
const planColumns = "aria_planinstanceid,aria_planinstanceno,aria_parentinstanceno,aria_name,aria_issupplemental,aria_units,aria_ratescheduleno,aria_rateschedulename,aria_rates,aria_statuslabel,aria_currencycode,aria_nextbilldate,aria_syncedon";
const queueColumns = "aria_queuedchangeid,aria_queueid,aria_planinstanceno,aria_name,aria_effectivedate,aria_currentplanname,aria_targetplanname,aria_currentunits,aria_targetunits,aria_currentratescheduleno,aria_targetratescheduleno,aria_statuslabel,aria_queuedby,aria_syncedon";
const statementColumns = "aria_statementno,aria_name,aria_invoiceno,aria_createdate,aria_duedate,aria_balanceforward,aria_newcharges,aria_newpayments,aria_totalamount,aria_currencycode,aria_ispaid,aria_iswithdrawn,aria_syncedon";
const orderColumns = "aria_orderno,aria_name,aria_items,aria_statuslabel,aria_isopen,aria_iswithdrawn,aria_createdate,aria_amount,aria_currencycode,aria_invoiceno,aria_ponumber,aria_syncedon";
const operationColumns = "aria_operationid,_aria_ariaaccountid_value,_ownerid_value,aria_name,aria_state,aria_total,aria_actualtotal,aria_currencycode,aria_message,createdon,aria_submittedon,aria_finishedon";

/** A sentence of the connector that rests in a row. */
const sentenceOf = (row: Row, column: string): string | null => {
  const written = textOf(row, column);
  return written && said(written);
};

const planOf = (row: Row): Plan => ({
  id: textOf(row, "aria_planinstanceid") || "",
  instanceNo: textOf(row, "aria_planinstanceno") || "",
  parentInstanceNo: textOf(row, "aria_parentinstanceno"),
  name: textOf(row, "aria_name") || "",
  isSupplemental: row["aria_issupplemental"] === true,
  units: numberOf(row, "aria_units"),
  rateScheduleNo: textOf(row, "aria_ratescheduleno"),
  rateScheduleName: textOf(row, "aria_rateschedulename"),
  services: servicesIn(textOf(row, "aria_rates")),
  statusLabel: textOf(row, "aria_statuslabel"),
  currency: textOf(row, "aria_currencycode"),
  nextBillDate: textOf(row, "aria_nextbilldate"),
  syncedOn: textOf(row, "aria_syncedon")
});

const queuedOf = (row: Row): QueuedChange => ({
  id: textOf(row, "aria_queuedchangeid") || "",
  queueId: textOf(row, "aria_queueid") || "",
  planInstanceNo: textOf(row, "aria_planinstanceno"),
  name: textOf(row, "aria_name") || "",
  effectiveDate: textOf(row, "aria_effectivedate"),
  currentPlanName: textOf(row, "aria_currentplanname"),
  targetPlanName: textOf(row, "aria_targetplanname"),
  currentUnits: numberOf(row, "aria_currentunits"),
  targetUnits: numberOf(row, "aria_targetunits"),
  currentRateScheduleNo: textOf(row, "aria_currentratescheduleno"),
  targetRateScheduleNo: textOf(row, "aria_targetratescheduleno"),
  statusLabel: textOf(row, "aria_statuslabel"),
  queuedBy: textOf(row, "aria_queuedby"),
  syncedOn: textOf(row, "aria_syncedon")
});

function statementOf(row: Row): Statement {
  const isPaid = row["aria_ispaid"] === true;
  const isWithdrawn = row["aria_iswithdrawn"] === true;
  return {
    statementNo: textOf(row, "aria_statementno") || "",
    name: textOf(row, "aria_name") || "",
    invoiceNo: textOf(row, "aria_invoiceno"),
    createDate: textOf(row, "aria_createdate"),
    dueDate: textOf(row, "aria_duedate"),
    balanceForward: numberOf(row, "aria_balanceforward"),
    newCharges: numberOf(row, "aria_newcharges"),
    newPayments: numberOf(row, "aria_newpayments"),
    total: numberOf(row, "aria_totalamount"),
    currency: textOf(row, "aria_currencycode"),
    isPaid,
    isWithdrawn,
    needsAttention: !isPaid && !isWithdrawn,
    syncedOn: textOf(row, "aria_syncedon")
  };
}

function orderOf(row: Row): Order {
  const isOpen = row["aria_isopen"] === true;
  const isWithdrawn = row["aria_iswithdrawn"] === true;
  return {
    orderNo: textOf(row, "aria_orderno") || "",
    name: textOf(row, "aria_name") || "",
    items: textOf(row, "aria_items"),
    statusLabel: textOf(row, "aria_statuslabel"),
    isOpen,
    isWithdrawn,
    createDate: textOf(row, "aria_createdate"),
    amount: numberOf(row, "aria_amount"),
    currency: textOf(row, "aria_currencycode"),
    invoiceNo: textOf(row, "aria_invoiceno"),
    poNumber: textOf(row, "aria_ponumber"),
    needsAttention: isOpen && !isWithdrawn,
    syncedOn: textOf(row, "aria_syncedon")
  };
}

const operationOf = (row: Row): PastOperation => ({
  id: textOf(row, "aria_operationid") || "",
  accountLinkId: textOf(row, "_aria_ariaaccountid_value"),
  name: sentenceOf(row, "aria_name") || "",
  state: stateOf(numberOf(row, "aria_state")),
  billed: numberOf(row, "aria_actualtotal"),
  previewed: numberOf(row, "aria_total"),
  currency: textOf(row, "aria_currencycode"),
  message: sentenceOf(row, "aria_message"),
  owner: shownOf(row, "_ownerid_value"),
  ownerId: textOf(row, "_ownerid_value"),
  when: textOf(row, "aria_finishedon") || textOf(row, "aria_submittedon") || textOf(row, "createdon")
});

const plansOf = (linkId: string): Promise<readonly Row[]> => readRows("aria_planinstance",
  `?$select=${planColumns}&$filter=_aria_ariaaccountid_value eq ${linkId}&$orderby=aria_name asc`);

const queueOf = (linkId: string): Promise<readonly Row[]> => readRows("aria_queuedchange",
  `?$select=${queueColumns}&$filter=_aria_ariaaccountid_value eq ${linkId}&$orderby=aria_effectivedate asc`);

const historyOf = (table: string, columns: string, linkId: string): Promise<readonly Row[]> => readRows(table,
  `?$select=${columns}&$filter=_aria_ariaaccountid_value eq ${linkId}&$orderby=aria_createdate desc,${table}no desc&$top=${historyShown}`);

async function linkedAccount(row: Row, connections: readonly Row[], operations: readonly PastOperation[]): Promise<LinkedAccount> {
  const id = textOf(row, "aria_accountid") || "";
  const [plans, queue, statements, orders] = await Promise.all([
    plansOf(id), queueOf(id),
    historyOf("aria_statement", statementColumns, id), historyOf("aria_order", orderColumns, id)
  ]);
  const connection = connections.filter(each => each["aria_connectionid"] === row["_aria_connectionid_value"])[0];
  return {
    id,
    acctNo: textOf(row, "aria_acctno") || "",
    statusLabel: textOf(row, "aria_statuslabel"),
    balance: numberOf(row, "aria_balance"),
    currency: textOf(row, "aria_currencycode"),
    nextBillDate: textOf(row, "aria_nextbilldate"),
    ariaToday: textOf(row, "aria_billingtoday"),
    notRead: sentenceOf(row, "aria_notread"),
    syncedOn: textOf(row, "aria_syncedon"),
    connection: connection ? { name: textOf(connection, "aria_name") || "", environment: environmentOf(numberOf(connection, "aria_environment")) } : null,
    plans: plans.map(planOf),
    queue: queue.map(queuedOf),
    statements: statements.map(statementOf),
    orders: orders.map(orderOf),
    operations: operations.filter(operation => operation.accountLinkId === id)
  };
}

export interface Billing {
  /** The customer's name. */
  readonly customer: string;
  readonly accounts: readonly LinkedAccount[];
  /** False: no administrator has entered a connection to Aria yet. */
  readonly hasConnection: boolean;
  /** Whether the user may link the customer; null where nobody tells. */
  readonly mayLink: boolean | null;
}

/** Reads what CRM holds of a customer's billing. Nothing is asked of Aria. */
export async function readBilling(customerId: string): Promise<Billing> {
  const [customer, links, connections, operations] = await Promise.all([
    customerName(customerId),
    readRows("aria_account", `?$select=${accountColumns}&$filter=_aria_customerid_value eq ${customerId} and statecode eq 0&$orderby=aria_acctno asc`),
    readRows("aria_connection", "?$select=aria_connectionid,aria_name,aria_environment"),
    readRows("aria_operation", `?$select=${operationColumns}&$filter=_aria_customerid_value eq ${customerId}&$orderby=createdon desc&$top=${operationsShown}`)
  ]);
  const past = operations.map(operationOf);
  return {
    customer,
    accounts: await Promise.all(links.map(link => linkedAccount(link, connections, past))),
    hasConnection: connections.length > 0,
    mayLink: links.length > 0 ? null : await holdsPrivilege("prvAppendToaria_account")
  };
}
