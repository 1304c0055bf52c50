let current = typeof navigator === "undefined" ? "en-GB" : navigator.language;

/** The locale whose formats the user reads and types: the browser's. */
export const locale = (): string => current;

/** Sets the locale of all formats. */
export function useLocale(name: string): void {
  current = name;
}
