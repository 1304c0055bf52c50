import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { readResx } from "../tools/resx.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist", "aria_");
const files = folder => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath || entry.path, entry.name));
const shipped = files(dist).map(file => ({ name: file.slice(dist.length + 1).replaceAll("\\", "/"), content: readFileSync(file, "utf8") }));
const ending = extension => shipped.filter(file => file.name.endsWith(extension));
const texts = readResx(join(dist, "strings", "Billing.1033.resx"));

test("exactly the web resources of the contract are shipped", () => assert.deepEqual(shipped.map(file => file.name).sort(), [
  "billing.html", "change.html", "connection.html", "css/aria.css",
  "img/account.svg", "img/billing.svg", "img/connection.svg", "img/event.svg", "img/key.svg", "img/link.svg", "img/operation.svg", "img/order.svg", "img/plan.svg", "img/queue.svg", "img/refresh.svg", "img/statement.svg", "img/unlink.svg",
  "js/billing.js", "js/change.js", "js/commands.js", "js/connection.js", "js/link.js", "link.html", "strings/Billing.1033.resx"]));

test("the bundles parse as ES2018 and pass the platform's lint rules; the sources of the build pass too", async () => {
  const results = await new ESLint({ cwd: root }).lintFiles(["."]);
  assert.ok(results.some(result => result.filePath.endsWith("change.js")), "the bundles were linted");
  assert.deepEqual(results.flatMap(result => result.messages.map(message => `${result.filePath}:${message.line} ${message.message}`)), []);
});

for (const [what, pattern] of [
  ["writes markup", /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment/],
  ["runs text as code", /\beval\s*\(|new Function\b/],
  ["writes to the console or opens the browser's own boxes", /\bconsole\s*\.|\balert\s*\(|\bconfirm\s*\(\s*["'`]|\bprompt\s*\(/],
  ["names a remote address", /https?:\/\/|\/\/[a-z0-9-]+\.[a-z]{2,}/i],
  ["touches cookies or storage", /document\.cookie|localStorage|sessionStorage/],
  ["sets an inline style or handler", /setAttribute\(\s*"(style|on\w+)"|\bstyle:\s*["'`](?!currency)|\son[a-z]+=["']/]
]) test(`no bundle ${what}`, () => {
  for (const { name, content } of ending(".js")) {
    const code = content.split("\n").filter(line => !/^\s*\/\//.test(line)).join("\n");
    assert.equal(pattern.exec(code), null, name);
  }
});

test("the pages hold no script, style or handler of their own, and only relative references", () => {
  for (const { name, content } of ending(".html")) {
    assert.match(content, /^<!DOCTYPE html>/, name);
    assert.match(content, /<html lang="en">/, name);
    assert.doesNotMatch(content, /<style|\sstyle=|\son[a-z]+=|javascript:/i, name);
    assert.doesNotMatch(content, /<script(?![^>]*\ssrc=)[^>]*>|<script[^>]*>[^<]/, name);
    for (const [, address] of content.matchAll(/(?:src|href)="([^"]+)"/g))
      assert.ok(shipped.some(file => file.name === address), `${name} refers to ${address}, which is not shipped`);
  }
});

test("the icons are drawn in one colour and hold nothing but shapes", () => {
  for (const { name, content } of ending(".svg")) {
    assert.match(content, /viewBox="0 0 (16 16|20 20)"/, name);
    assert.deepEqual([...new Set(content.match(/#[0-9a-f]{6}/gi))], ["#242424"], name);
    assert.doesNotMatch(content, /<script|<style|<image|href|url\(/i, name);
  }
});

test("the stylesheet fetches nothing from elsewhere and lays out without left and right", () => {
  const { content } = ending(".css")[0];
  assert.doesNotMatch(content, /@import|https?:|url\("(?!\.\.\/img\/)/);
  assert.doesNotMatch(content, /(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|(?:^|\s)(?:left|right):/m);
});

test("every text that is used exists, and every text that exists is used", () => {
  const source = files(join(root, "src")).map(file => readFileSync(file, "utf8")).join("\n");
  const used = Object.keys(texts).filter(key => source.includes(`"${key}"`));
  assert.deepEqual(Object.keys(texts).filter(key => !used.includes(key)), [], "texts nobody uses");
  const named = [...source.matchAll(/(?:\btext|\bsay|commandText)\(\s*"([A-Za-z_]+)"/g)].map(match => match[1]);
  assert.ok(named.length > 100);
  assert.deepEqual(named.filter(key => !(key in texts)), [], "texts that do not exist");
});

test("the texts compiled into the bundles are those of the RESX", () => {
  const { content } = shipped.find(file => file.name === "js/change.js");
  for (const key of Object.keys(texts)) assert.ok(content.includes(`"${key}": ${JSON.stringify(texts[key])}`), key);
});

test("the places of each text count from 0 without a gap", () => {
  for (const [key, value] of Object.entries(texts)) {
    const places = [...new Set([...value.matchAll(/\{(\d+)\}/g)].map(match => Number(match[1])))].sort();
    assert.deepEqual(places, places.map((_, index) => index), key);
  }
});

test("no two commands that stand on one page share an access key", () => {
  for (const page of [["Key_Refresh"], ["Key_Preview"], ["Key_Confirm", "Key_Back", "Key_Preview"], ["Key_Close", "Key_Copy"], ["Key_Preview", "Key_Back"], ["Key_Check", "Key_Close"], ["Key_Back", "Key_Close"], ["Key_Save", "Key_Close"], ["Key_Find", "Key_Close"], ["Key_Confirm", "Key_Back", "Key_Close"]]) {
    const keys = page.map(key => texts[key]);
    assert.equal(new Set(keys).size, keys.length, page.join(", "));
    assert.ok(keys.every(key => /^[a-z]$/.test(key)));
  }
});

test("the lock file pins every package and names no registry but the public one", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  for (const [name, entry] of Object.entries(packages)) {
    if (!name) continue;
    assert.ok(entry.version && entry.integrity, name);
    assert.ok(!entry.resolved || entry.resolved.startsWith("https://registry.npmjs.org/"), `${name} comes from ${entry.resolved}`);
  }
});
