const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The GUID in a text, lower case and without braces, or null. */
export function guidIn(text: string | null | undefined): string | null {
  const match = guid.exec(text || "");
  return match ? match[0].toLowerCase() : null;
}
