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
