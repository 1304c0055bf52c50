import { State } from "./choices";
import { moment } from "./format";
import { guidIn } from "./ids";
import { text } from "./strings";
import { userSettings } from "./xrm";

/** A change that is on its way, or whose outcome is not known: it blocks the others of its account. */
export interface OpenChange {
  readonly name: string;
  readonly state: State | null;
  readonly owner: string | null;
  readonly ownerId: string | null;
  readonly when: string | null;
}

/** Whose change it is; the reader's own is "you". */
export function whose({ owner, ownerId }: Pick<OpenChange, "owner" | "ownerId">): string {
  const settings = userSettings();
  if (settings && ownerId && guidIn(settings.userId) === guidIn(ownerId)) return text("Who_You");
  return owner || text("Who_Somebody");
}

/** Why nothing else passes on the account, whose change it waits for, and since when. */
export const openChangeText = (open: OpenChange): string =>
  text(open.state === "Unknown" ? "Blocked_Unknown" : "Blocked_Submitted", open.name, whose(open), open.when ? moment(open.when) : text("Figure_None"));
