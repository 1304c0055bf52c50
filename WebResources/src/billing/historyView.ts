import { Child, el, icon } from "../shared/dom";
import { text, TextKey } from "../shared/strings";
import { age, Freshness } from "./freshness";
import { LinkedAccount } from "./model";

/** How many are always in sight; more are one key press away. */
const inSight = 3;

/** The most that is read per account; all of them stand in the table's own views. */
export const historyShown = 24;

interface Entry {
  readonly needsAttention: boolean;
  readonly syncedOn: string | null;
}

interface Words {
  readonly icon: string;
  readonly title: TextKey;
  readonly none: TextKey;
  readonly earlier: TextKey;
  readonly older: TextKey;
}

/** The newest ones and every one that needs attention; the others wait folded up. */
export function inSightFirst<T extends Entry>(entries: readonly T[]): readonly [readonly T[], readonly T[]] {
  const isInSight = (entry: T, index: number): boolean => index < inSight || entry.needsAttention;
  return [entries.filter(isInSight), entries.filter((entry, index) => !isInSight(entry, index))];
}

/** A list that grows with time: short, with its age, and honest where it was not read. */
export function historyView<T extends Entry>(account: LinkedAccount, freshness: Freshness, words: Words, entries: readonly T[], view: (entry: T) => HTMLElement): HTMLElement {
  const [shown, folded] = inSightFirst(entries);
  const written = entries.map(entry => entry.syncedOn || "").sort().pop() || null;
  const readOn = freshness.ofHistory(account.acctNo, written);
  const list = (some: readonly T[]): HTMLElement => el("ul", { class: "list" }, ...some.map(view));
  const rows: Child[] = entries.length === 0
    ? [el("p", { class: "empty" }, text(account.notRead ? "History_NotRead" : words.none))]
    : [
      list(shown),
      folded.length > 0 && el("details", { class: "earlier" }, el("summary", {}, text(words.earlier, folded.length)), list(folded)),
      entries.length >= historyShown && el("p", { class: "hint" }, text(words.older))
    ];
  return el("section", { class: "history" },
    el("h3", {}, icon(words.icon), text(words.title)),
    ...rows,
    readOn && el("p", { class: "aged" }, age(readOn)));
}
