import { fill, text, TextKey } from "../shared/strings";

/** The text of a key: the app holds the RESX of the user's language ready for commands. */
export function commandText(key: TextKey, ...values: (string | number)[]): string {
  const own = Xrm.Utility.getResourceString("aria_/strings/Billing", key);
  return own ? fill(own, values) : text(key, ...values);
}
