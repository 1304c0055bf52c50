// The customer of the seed's story: bill day 15, three lines at 10.00, a loyalty schedule at 9.00.

export const fee = { serviceNo: "5120", name: "Line fee", isRecurring: true, isUsage: false, tierRule: 1, tiers: [{ seq: 1, from: 1, to: null, ratePerUnit: 10 }] };

export const minutes = {
  serviceNo: "5130", name: "Minutes", isRecurring: false, isUsage: true, tierRule: 1,
  tiers: [{ seq: 1, from: 1, to: 100, ratePerUnit: 0.1 }, { seq: 2, from: 101, to: null, ratePerUnit: 0.05 }]
};

export const schedule = given => ({
  no: "77005", name: "Loyalty", currency: "usd", isDefault: false, isCurrent: false, availableFrom: "2019-01-01", availableTo: null, services: null, ...given
});

export const options = given => ({
  today: "2019-02-18", acctNo: "4711001", currency: "usd", companyProration: "Full",
  plan: {
    instanceNo: "8800102", planNo: "20200", name: "Extra Line", units: 3, isSupplemental: true, rateScheduleNo: "77001", rateScheduleName: "Standard",
    billDay: 15, billThruDate: "2019-03-14", nextBillDate: "2019-03-15", recurringInterval: 1, services: [fee, minutes]
  },
  rateSchedules: [schedule({ no: "77001", name: "Standard", isCurrent: true }), schedule({}), schedule({ no: "77006", name: "Winter offer", availableTo: "2019-02-20" })],
  queue: [],
  ...given
});

// 21 of 28 days: 3 × 10.00 × 0.75 = 22.50 back, 4 × 9.00 × 0.75 = 27.00 charged, 4.50 to pay; then 4 × 9.00 = 36.00 a month.
export const operation = given => ({
  operationId: "11111111-1111-1111-1111-111111111111", version: "1", kind: "UpdatePlan", state: "Previewed", message: "", errorCode: null,
  acctNo: "4711001", currency: "usd", confirmedByAria: true, billingDay: "2019-02-18", effectiveDate: "2019-02-22", when: "OnDate",
  proration: "Full", prorationIsCompanyDefault: true, plan: { instanceNo: "8800102", name: "Extra Line" },
  before: { units: 3, rateScheduleNo: "77001", rateScheduleName: "Standard" }, after: { units: 4, rateScheduleNo: "77005", rateScheduleName: "Loyalty" },
  lines: [], totals: { charges: 27, tax: 0, credits: 22.5, total: 4.5 },
  money: { payOn: "2019-02-22", payAmount: 4.5, fullFrom: "2019-03-15", fullAmount: 36, intervalMonths: 1 }, warnings: [],
  actualLines: null, actualTotals: null, payment: null, differs: false, invoiceNo: null, queueId: null, receiptId: "0123456789abcdef0123456789abcdef",
  previewedOn: null, submittedOn: null, finishedOn: null, quietUntil: null, owner: "Robin Rep", ...given
});
