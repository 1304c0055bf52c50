// What MSBuild calls: installs the packages when the lock file is newer than the last installation, then builds.
import { execSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { locked } from "./lock.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".installed-from");
const run = command => execSync(command, { cwd: root, stdio: "inherit" });

await locked(join(root, "obj", "prepare.lock"), () => {
  const wanted = readFileSync(join(root, "package-lock.json"), "utf8");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    run("npm ci --no-audit --no-fund --loglevel=error");
    writeFileSync(stamp, wanted);
  }
  run("npm run --silent build");
});
