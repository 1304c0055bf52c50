/** The one parameter a web resource may be given, decoded; hosts differ in whether they encode it once or twice. */
export function pageData(search: string): string {
  const data = new URLSearchParams(search).get("data") || "";
  if (data.indexOf("%") < 0) return data;
  try {
    return decodeURIComponent(data);
  } catch {
    return data;
  }
}

/** What a dialog was given as JSON; nothing where it is none. */
export function jsonData(data: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(data) || {};
  } catch {
    return {};
  }
}

/** A member as text; empty where it is missing. */
export const dataText = (given: Readonly<Record<string, unknown>>, name: string): string => String(given[name] || "");
