/** The address of a web resource, with no parameter but those the platform accepts. */
export function webResourceAddress(name, data, session) {
  const query = new URLSearchParams({
    orgname: session.orgName,
    userlcid: String(session.languageId),
    orglcid: String(session.languageId)
  });
  if (data !== undefined && data !== null) query.set("data", data);
  return `/WebResources/${name}?${query}`;
}

const loaded = new Map();
const texts = new Map();

/** Loads a JavaScript web resource into the shell once, after the text resources its dependencies name. */
export function loadLibrary(name, dependencies) {
  if (!loaded.has(name)) loaded.set(name, load(name, dependencies[name] || []));
  return loaded.get(name);
}

async function load(name, dependencies) {
  for (const dependency of dependencies) {
    if (dependency.endsWith(".resx")) await loadTexts(dependency);
    else await loadLibrary(dependency, {});
  }
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `/WebResources/${name}`;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`The library ${name} could not be loaded; is it in the solution?`)));
    document.head.append(script);
  });
}

async function loadTexts(name) {
  const response = await fetch(`/WebResources/${name}`);
  if (!response.ok) throw new Error(`The text resource ${name} could not be loaded; is it in the solution?`);
  const document = new DOMParser().parseFromString(await response.text(), "application/xml");
  const entries = [...document.querySelectorAll("root > data")]
    .map(data => [data.getAttribute("name"), data.querySelector("value")?.textContent ?? ""]);
  texts.set(name.replace(/\.\d+\.resx$/, ""), new Map(entries));
}

/** As on the platform: null when the library does not list the RESX among its dependencies, or the key is missing. */
export function getResourceString(name, key) {
  return texts.get(name)?.get(key) ?? null;
}
