import { loadTexts } from "./strings";
import { userSettings } from "./xrm";

/** What every page does first: the user's texts, and the direction the user reads in. */
export async function startPage(): Promise<void> {
  const settings = userSettings();
  document.documentElement.dir = settings && settings.isRTL ? "rtl" : "ltr";
  await loadTexts(settings ? settings.languageId : null);
}
