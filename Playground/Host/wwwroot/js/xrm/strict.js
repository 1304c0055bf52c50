/** Members the language itself asks for; they are no use of the client API. */
const silent = new Set(["then", "toJSON", "toString", "valueOf", "constructor", "nodeType", "$$typeof", "__esModule"]);

/**
 * Wraps a part of the client API so that a member the playground does not offer fails with a sentence naming it
 * instead of being undefined, which pages would take for an old platform version.
 * @template {object} T
 * @param {string} name
 * @param {T} members
 * @returns {T}
 */
export function strict(name, members) {
  return new Proxy(members, {
    get(target, property) {
      if (property in target || typeof property === "symbol" || silent.has(property)) return target[property];
      throw new Error(`The playground does not offer ${name}.${property}.`);
    },
    set(target, property) {
      throw new Error(`${name}.${String(property)} cannot be set: the client API is not the page's to change.`);
    }
  });
}

/** Refuses option members the playground would silently ignore. */
export function onlyKnown(where, options, known) {
  for (const name of Object.keys(options || {}))
    if (!known.includes(name)) throw new Error(`The playground does not support ${name} in ${where}.`);
}
