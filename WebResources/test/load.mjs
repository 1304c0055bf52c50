import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The named modules of src, compiled together so that they share their state, as they do in a bundle. */
export async function load(...modules) {
  const { outputFiles } = await build({
    stdin: { contents: modules.map(name => `export * from "./src/${name}";`).join("\n"), resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2018"
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
