import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { KeyslotConfig } from "../config.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { checkConfig } from "./check-config.ts";
import type { ConfigPlace } from "./locate-config.ts";
import { type JsonNode, parseJson } from "./parse-json.ts";
import { readText } from "./read-text.ts";
import { spanIn } from "./span-in.ts";

/** The config at `place`; an empty one when there is none, or after a report. */
export async function readConfig(place: ConfigPlace, diagnostics: DiagnosticBag): Promise<KeyslotConfig> {
  const { root, configFile } = place;
  if (configFile === undefined) return {};
  if (configFile.endsWith(".json")) return readJsonConfig(root, configFile, diagnostics);
  const loaded = await loadModule(join(root, configFile));
  if ("value" in loaded) return checkConfig(loaded.value, diagnostics, () => undefined);
  diagnostics.report("config/load-failed", undefined, { file: configFile, reason: loaded.reason });
  return {};
}

function readJsonConfig(root: string, file: string, diagnostics: DiagnosticBag): KeyslotConfig {
  const text = readText(join(root, file), file, diagnostics);
  if (text === undefined) return {};
  const result = parseJson(text);
  if ("mistake" in result) {
    const { offset, reason } = result.mistake;
    diagnostics.report("config/syntax", spanIn(file, text, { start: offset, end: offset + 1 }), { file, reason });
    return {};
  }
  return checkConfig(result.node.value, diagnostics, (way) => {
    const node = nodeAt(result.node, way);
    return node && spanIn(file, text, node);
  });
}

/** The node at a way of member names and indexes; for the name itself the way ends in `@name`. */
function nodeAt(root: JsonNode, way: readonly (string | number)[]): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const [index, step] of way.entries()) {
    if (typeof step === "number") node = node?.elements?.[step];
    else if (way[index + 1] === "@name") return node?.members?.get(step)?.name;
    else node = node?.members?.get(step)?.node;
  }
  return node;
}

type Loaded = { readonly value: unknown } | { readonly reason: string };

/** Runs a config module. `@keyslot/compiler` means the config's types here, so that no config loads the whole compiler. */
async function loadModule(path: string): Promise<Loaded> {
  const { createJiti } = await import("jiti");
  const types = new URL(import.meta.url.endsWith(".ts") ? "../config.ts" : "../config.js", import.meta.url);
  const { fileURLToPath } = await import("node:url");
  const jiti = createJiti(pathToFileURL(path).href, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    alias: { "@keyslot/compiler": fileURLToPath(types) },
  });
  try {
    const module = await jiti.import(path);
    if (typeof module === "object" && module !== null && "default" in module) return { value: module.default };
    return { reason: "it has no default export." };
  } catch (error) {
    return { reason: messageOf(error, path) };
  }
}

/** The first line of what was thrown, without the absolute path of the module. */
function messageOf(error: unknown, path: string): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  const text = line.replaceAll(path, "the module").trim() || "it threw something without a message";
  return text.endsWith(".") ? text : `${text}.`;
}
