import { loadTexts, text } from "./strings";
import { userSettings } from "./xrm";

/** The language the host names in the address; used where the client API is out of reach. */
function languageInAddress(search: string): number | null {
  const given = new URLSearchParams(search).get("userlcid");
  return given && /^\d+$/.test(given) ? Number(given) : null;
}

/** What every page does first: the user's texts, and the language and direction those texts are written in. */
export async function startPage(): Promise<void> {
  const settings = userSettings();
  await loadTexts(settings ? settings.languageId : languageInAddress(window.location.search));
  document.documentElement.lang = text("Page_Language");
  document.documentElement.dir = text("Page_Direction");
}
