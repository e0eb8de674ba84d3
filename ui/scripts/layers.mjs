// Who may import whom: routes -> features -> {kit, ipc, generated, lib}; a feature never imports a feature,
// only `ipc` knows the shell, and the style sheets use logical properties only. Prints what breaks the rule.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../src");
const allowed = {
  lib: ["lib", "generated"],
  generated: ["generated"],
  ipc: ["ipc", "generated", "lib"],
  kit: ["kit", "generated", "lib"],
  features: ["kit", "ipc", "generated", "lib"],
};
const faults = [];

function filesIn(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

function checkScript(path, text) {
  const [layer, noun] = relative(root, path).split(sep);
  const rule = allowed[layer];
  if (!rule) return;
  for (const [, from] of text.matchAll(/(?:from|import)\s+"([^"]+)"/g)) {
    if (from.startsWith("@tauri-apps/") && layer !== "ipc") faults.push(`${path}: only ipc may import ${from}`);
    if (layer === "lib" && /^(react|@tanstack|@fluent\/react)/.test(from)) faults.push(`${path}: lib knows no React (${from})`);
    if (!from.startsWith(".")) continue;
    const [target, targetNoun] = relative(root, resolve(dirname(path), from)).split(sep);
    const own = layer === "features" && target === "features" && targetNoun === noun;
    if (!own && !rule.includes(target)) faults.push(`${path}: ${layer} must not import ${target} (${from})`);
  }
}

function checkStyle(path, text) {
  text.split("\n").forEach((line, at) => {
    if (/(?<![-\w])(?:margin-|padding-|border-|inset-)?(?:left|right)\s*:|text-align:\s*(?:left|right)/.test(line)) {
      faults.push(`${path}:${at + 1}: use a logical property`);
    }
  });
}

for (const path of filesIn(root)) {
  const text = /\.(tsx?|css)$/.test(path) ? readFileSync(path, "utf8") : "";
  if (path.endsWith(".css")) checkStyle(path, text);
  else checkScript(path, text);
}
for (const fault of faults) process.stderr.write(`${relative(process.cwd(), fault)}\n`);
process.exit(faults.length ? 1 : 0);
