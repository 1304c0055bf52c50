/** The stand-in's own addresses; the pages under test use only /api/data and /WebResources. */
const host = "/_playground/";

async function failure(response) {
  const text = await response.text();
  try {
    const { error } = JSON.parse(text);
    return Object.assign(new Error(error.message), { errorCode: error.code, status: response.status });
  } catch {
    return Object.assign(new Error(text || `The server answered ${response.status}.`), { errorCode: response.status, status: response.status });
  }
}

/** Fetches JSON; a failed answer becomes an Error with the server's sentence, its errorCode and status. */
export async function json(path, options = {}) {
  const response = await fetch(path, options);
  if (!response.ok) throw await failure(response);
  return response.status === 204 ? null : response.json();
}

export const getFromHost = path => json(host + path);

export const postToHost = (path, body = {}) =>
  json(host + path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export async function textFromHost(path) {
  const response = await fetch(host + path);
  if (!response.ok) throw await failure(response);
  return response.text();
}

export { failure };
