import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const entities = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'" };
const decode = text => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => entities[name]);

/** The texts of a RESX file as a plain object. Refuses a name that stands twice. */
export function readResx(file) {
  const texts = {};
  const xml = readFileSync(file, "utf8").replace(/<!--[\s\S]*?-->/g, "");
  for (const [, name, value] of xml.matchAll(/<data name="([^"]+)"[^>]*>\s*<value>([\s\S]*?)<\/value>/g)) {
    if (name in texts) throw new Error(`${file} holds ${name} twice.`);
    texts[name] = decode(value);
  }
  return texts;
}

/** The language codes of the RESX files in a folder, as in Billing.1033.resx. */
export const languagesIn = folder => readdirSync(folder)
  .map(name => /^Billing\.(\d+)\.resx$/.exec(name))
  .filter(Boolean)
  .map(match => Number(match[1]));

/** The module with the English texts, so that the fallback in the bundles cannot differ from the RESX that ships. */
export function stringsModule(folder) {
  const english = readResx(join(folder, "Billing.1033.resx"));
  return [
    "// Made from static/aria_/strings by the build.",
    `export const english = ${JSON.stringify(english, null, 2)} as const;`,
    `export const languages: readonly number[] = ${JSON.stringify(languagesIn(folder))};`,
    ""
  ].join("\n");
}
