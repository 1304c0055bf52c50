// Makes dist/aria_/…, the tree the solution packs: the static files as they are, and one bundle per page or command library.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { stringsModule } from "./resx.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => join(root, ...parts);

mkdirSync(at("generated"), { recursive: true });
writeFileSync(at("generated", "strings.ts"), stringsModule(at("static", "aria_", "strings")));

try {
  execFileSync(process.execPath, [at("node_modules", "typescript", "bin", "tsc"), "--noEmit", "-p", root], { stdio: "inherit" });
} catch {
  process.exit(1);
}

// Built aside and moved into place, so that a failed build leaves no half-made tree to be packed.
const making = at("dist.making");
rmSync(making, { recursive: true, force: true });
cpSync(at("static"), making, { recursive: true });

const bundle = (entry, name, globalName) => build({
  entryPoints: [at("src", entry, "index.ts")],
  outfile: join(making, "aria_", "js", `${name}.js`),
  absWorkingDir: root,
  bundle: true,
  format: "iife",
  globalName,
  target: "es2018",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning"
});
await Promise.all([
  bundle("commands", "commands", "AriaBilling"),
  bundle("billing", "billing"),
  bundle("change", "change"),
  bundle("connection", "connection"),
  bundle("link", "link")
]);

rmSync(at("dist"), { recursive: true, force: true });
renameSync(making, at("dist"));
