import { Refreshed } from "../shared/contract";
import { ago } from "../shared/format";
import { el } from "../shared/dom";
import { text } from "../shared/strings";

/**
 * A refresh that finds nothing new writes no row, so the rows' own times would look older than they are. What the last
 * refresh of this page said counts too.
 */
export class Freshness {
  private readonly readings = new Map<string, string>();
  private readonly historyReadings = new Map<string, string>();

  note(refreshed: Refreshed | null): void {
    for (const account of (refreshed && refreshed.accounts) || []) {
      if (account.message || !account.syncedOn) continue;
      this.readings.set(account.acctNo, account.syncedOn);
      if (!account.notRead) this.historyReadings.set(account.acctNo, account.syncedOn);
    }
  }

  /** The later of the row's own time and the last refresh of its account. */
  of(acctNo: string, rowSyncedOn: string | null): string | null {
    return later(this.readings.get(acctNo) || null, rowSyncedOn);
  }

  /** The same for statements and orders, which may be left unread when the figures are read. */
  ofHistory(acctNo: string, rowSyncedOn: string | null): string | null {
    return later(this.historyReadings.get(acctNo) || null, rowSyncedOn);
  }
}

function later(reading: string | null, rowSyncedOn: string | null): string | null {
  if (!reading || !rowSyncedOn) return reading || rowSyncedOn;
  return new Date(reading).getTime() > new Date(rowSyncedOn).getTime() ? reading : rowSyncedOn;
}

/** How old a figure is, in words that keep counting. */
export function age(syncedOn: string | null): HTMLElement {
  const element = el("span", { class: "age", "data-synced": syncedOn });
  write(element);
  return element;
}

function write(element: HTMLElement): void {
  const syncedOn = element.getAttribute("data-synced");
  element.textContent = syncedOn ? text("Age_Read", ago(syncedOn, new Date())) : text("Age_Never");
}

/** Ages change by themselves: rewritten every half minute. */
export function keepCounting(): void {
  window.setInterval(() => {
    for (const element of Array.from(document.querySelectorAll<HTMLElement>(".age"))) write(element);
  }, 30000);
}
