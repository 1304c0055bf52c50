import { english, languages } from "../../generated/strings";

export type TextKey = keyof typeof english;
export type Texts = Readonly<Record<TextKey, string>>;

const fallback = 1033;
let texts: Texts = english;

/** Puts the values in the places {0}, {1}, … of a text. */
export function fill(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index) => {
    const value = values[Number(index)];
    return value === undefined ? place : String(value);
  });
}

/** The text of a key in the user's language, with the values in its places. */
export function text(key: TextKey, ...values: (string | number)[]): string {
  return fill(texts[key], values);
}

/** Replaces the texts by those given; a key that is missing keeps its English text. */
export function useTexts(given: Partial<Record<string, string>>): void {
  const merged: Record<TextKey, string> = { ...english };
  for (const key of Object.keys(english) as TextKey[]) {
    const own = given[key];
    if (own) merged[key] = own;
  }
  texts = merged;
}

/** The language whose texts are shown: the user's where it ships, else English. */
export const languageFor = (wanted: number | null): number =>
  wanted !== null && languages.indexOf(wanted) >= 0 ? wanted : fallback;

/**
 * Reads the RESX of the user's language beside the page. The English texts are compiled in, so a file that cannot be
 * read costs the translation and nothing else.
 */
export async function loadTexts(language: number | null): Promise<void> {
  try {
    const response = await fetch(`strings/Billing.${languageFor(language)}.resx`);
    if (!response.ok) return;
    const document = new DOMParser().parseFromString(await response.text(), "application/xml");
    const given: Record<string, string> = {};
    for (const data of Array.from(document.getElementsByTagName("data"))) {
      const value = data.getElementsByTagName("value")[0];
      given[data.getAttribute("name") || ""] = (value && value.textContent) || "";
    }
    useTexts(given);
  } catch {
    useTexts({});
  }
}
