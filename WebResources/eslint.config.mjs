import powerApps from "@microsoft/eslint-plugin-power-apps";

// The bundles are linted, not the sources: they are what ships and what the platform's checker reads.
// It reads ES2018, so anything later is a parsing error here as it is there.
const checker = powerApps.configs.paCheckerHosted.rules;

export default [
  { ignores: ["node_modules/", "generated/", "bin/", "obj/"] },
  {
    files: ["dist/**/*.js"],
    plugins: { "@microsoft/power-apps": powerApps },
    languageOptions: { ecmaVersion: 2018, sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...Object.fromEntries(Object.keys(checker).map(name => [name, "error"])),
      eqeqeq: "error",
      strict: ["error", "global"],
      "no-alert": "error",
      "no-console": "error",
      "no-debugger": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-with": "error"
    }
  },
  {
    files: ["tools/**/*.mjs", "test/**/*.mjs"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    rules: { eqeqeq: "error", "no-unused-vars": "error", "prefer-const": "error" }
  }
];
