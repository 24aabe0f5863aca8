import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { KeyslotConfig } from "../config.ts";
import { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { jsonValue } from "../text/json-value.ts";
import { type JsonMember, type JsonNode, parseJson } from "../text/parse-json.ts";
import { checkConfig } from "./check-config.ts";
import type { ConfigPlace } from "./locate-config.ts";
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

/** What a config that stands in no folder says, as it was written at another time; undefined when it cannot be read as it is now. */
export async function readConfigText(place: Required<ConfigPlace>, text: string): Promise<KeyslotConfig | undefined> {
  const diagnostics = new DiagnosticBag();
  const config = await configIn(place, text, diagnostics);
  return diagnostics.hasErrors ? undefined : config;
}

async function configIn(
  { root, configFile }: Required<ConfigPlace>,
  text: string,
  diagnostics: DiagnosticBag,
): Promise<KeyslotConfig | undefined> {
  if (configFile.endsWith(".json")) return parseConfig(configFile, text, diagnostics);
  const loaded = await loadModule(join(root, configFile), text);
  return "value" in loaded ? checkConfig(loaded.value, diagnostics, () => undefined) : undefined;
}

function readJsonConfig(root: string, file: string, diagnostics: DiagnosticBag): KeyslotConfig {
  const text = readText(join(root, file), file, diagnostics);
  return text === undefined ? {} : parseConfig(file, text, diagnostics);
}

function parseConfig(file: string, text: string, diagnostics: DiagnosticBag): KeyslotConfig {
  const config = parseJson(text, "relaxed");
  if (config.kind === "fault") {
    const { at, reason } = config;
    diagnostics.report("config/syntax", spanIn(file, text, { start: at, end: at + 1 }), { file, reason });
    return {};
  }
  return checkConfig(jsonValue(config), diagnostics, (way) => {
    const place = placeAt(config, way);
    return place && spanIn(file, text, place);
  });
}

/** What stands at a way of member names and indexes; for the name itself the way ends in `@name`. */
function placeAt(
  root: JsonNode,
  way: readonly (string | number)[],
): { readonly start: number; readonly end: number } | undefined {
  let node: JsonNode | undefined = root;
  for (const [index, step] of way.entries()) {
    const member: JsonMember | undefined =
      node?.kind === "object" ? node.members.findLast(({ name }) => name === step) : undefined;
    if (way[index + 1] === "@name") return member;
    node = typeof step === "number" && node?.kind === "array" ? node.elements[step] : member?.value;
  }
  return node;
}

type Loaded = { readonly value: unknown } | { readonly reason: string };

/** Runs a config module, or a text in its place. `@keyslot/compiler` means the config's types here, so that no config loads the whole compiler. */
async function loadModule(path: string, text?: string): Promise<Loaded> {
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
    const module = await withoutOutput(async () =>
      text === undefined ? jiti.import(path) : jiti.evalModule(text, { filename: path, async: true }),
    );
    if (typeof module === "object" && module !== null && "default" in module) return { value: module.default };
    return { reason: "it has no default export." };
  } catch (error) {
    return { reason: messageOf(error, path) };
  }
}

/** Standard output belongs to the result of the command: what a config prints while it runs goes where messages go. */
async function withoutOutput<T>(run: () => Promise<T>): Promise<T> {
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return await run();
  } finally {
    process.stdout.write = write;
  }
}

/** The first line of what was thrown, without the absolute path of the module; where it does not parse, with the place. */
function messageOf(error: unknown, path: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const [line = "", second = ""] = message.split("\n");
  const [, row, column] = second.includes(path) ? (/:(\d+):(\d+)$/.exec(second.trim()) ?? []) : [];
  const place = row === undefined ? "" : ` at line ${row}, column ${column}`;
  const text = `${line.replaceAll(path, "the module").trim() || "it threw something without a message"}${place}`;
  return text.endsWith(".") ? text : `${text}.`;
}
