import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Layer {
  /** Files of the layer: folders or single files below the package's src. */
  readonly files: RegExp;
  /** What its files may import besides files of the layer itself: our files by path, packages by name. */
  readonly may: readonly RegExp[];
}

const model = /^compiler\/src\/model\//;
const diagnostics = /^compiler\/src\/diagnostics\//;
const source = /^compiler\/src\/source\.ts$/;
const text = /^compiler\/src\/text\//;
const errors = /^runtime\/src\/errors\.ts$/;
const wire = /^runtime\/src\/wire\//;
const node = /^node:/;

/** An emitter sees what all emitters share, never another language's folder. */
function emitterLayer(language: string): Layer {
  return {
    files: new RegExp(`^compiler/src/emit/${language}/`),
    may: [model, text, /^compiler\/src\/emit\/[a-z-]+\.ts$/],
  };
}

/** The table of ARCHITECTURE.md, as data. */
const layers: Readonly<Record<string, Layer>> = {
  "compiler model": { files: model, may: [] },
  "compiler source": { files: source, may: [] },
  "compiler text": { files: text, may: [/^jsonc-parser$/, /^fastest-levenshtein$/] },
  // Of SARIF the types only: what they describe is printed as plain data.
  "compiler diagnostics": { files: diagnostics, may: [model, /^@babel\/code-frame$/, /^sarif$/, /^node:crypto$/] },
  "compiler read": {
    files: /^compiler\/src\/read\//,
    may: [model, diagnostics, source, text, /^ts-morph$/],
  },
  "compiler check": { files: /^compiler\/src\/check\//, may: [model, diagnostics, text] },
  "compiler lock": { files: /^compiler\/src\/lock\//, may: [model, diagnostics, text, /^node:crypto$/] },
  "compiler witness": {
    files: /^compiler\/src\/witness\//,
    may: [model, text, /^compiler\/src\/lock\//, /^@keyslot\/runtime/],
  },
  "compiler emit": { files: /^compiler\/src\/emit\/[^/]+$/, may: [model, text, /^handlebars$/, node] },
  "compiler emit typescript": emitterLayer("typescript"),
  "compiler emit csharp": emitterLayer("csharp"),
  "compiler emit rust": emitterLayer("rust"),
  "compiler emit python": emitterLayer("python"),
  "compiler emit cultcache": emitterLayer("cultcache"),
  "compiler pipeline": {
    files: /^compiler\/src\/(compile|index)\.ts$/,
    may: [
      /^compiler\/src\/(model|diagnostics|read|check|lock|witness|emit)\//,
      source,
      /^compiler\/src\/(compile|config)\.ts$/,
    ],
  },
  "compiler cli": {
    files: /^compiler\/src\/(cli\/|config\.ts)/,
    may: [
      /^compiler\/src\//,
      node,
      /^(@clack\/prompts|commander|picocolors|tinyglobby|picomatch|chokidar|diff|jiti)(\/|$)/,
    ],
  },
  "runtime errors and types": { files: /^runtime\/src\/(errors|types)\.ts$/, may: [] },
  "runtime wire": { files: wire, may: [errors] },
  "runtime document": {
    files: /^runtime\/src\/document\//,
    // Of `node:crypto` the type: the platform is asked for it at run time, and a browser has no such module.
    may: [wire, errors, /^runtime\/src\/types\.ts$/, /^@noble\/hashes\/sha2\.js$/, /^node:crypto$/],
  },
  "runtime stores": {
    files: /^runtime\/src\/stores\//,
    may: [
      /^runtime\/src\/document\/(envelope|catalog-entry|etag|conflict-error)\.ts$/,
      errors,
      node,
      /^libsql$/,
      /^better-sqlite3$/,
      /^lmdb$/,
    ],
  },
  "runtime cache": {
    files: /^runtime\/src\/cache\//,
    // The type of what the platform is asked for at run time; a browser has no such module.
    may: [
      /^runtime\/src\/document\//,
      /^runtime\/src\/stores\/(backing-store|store-abilities)\.ts$/,
      errors,
      wire,
      /^node:async_hooks$/,
    ],
  },
  "runtime entries": { files: /^runtime\/src\/[a-z]+\.ts$/, may: [/^runtime\/src\//] },
};

const sources = ["compiler/src", "runtime/src"].flatMap((folder) => filesBelow(join(root, folder)));

test.each(sources)("%s imports only what its layer may", (file) => {
  const layer = Object.values(layers).find((candidate) => candidate.files.test(file));
  expect(layer, `${file} belongs to no layer of the table`).toBeDefined();
  const allowed = [layer?.files ?? /$^/, ...(layer?.may ?? [])];
  const outside = importsOf(file).filter((target) => !allowed.some((pattern) => pattern.test(target)));
  expect(outside).toEqual([]);
});

test("no store knows another", () => {
  // What several stores are built upon; of wrappers, what they have in common is their folder.
  const shared = new Set(["files", "one-file", "wrappers"]);
  const folderOf = (file: string) => /^runtime\/src\/stores\/([a-z-]+)\//.exec(file)?.[1];
  const crossing = sources.flatMap((file) => {
    const own = folderOf(file) ?? /^runtime\/src\/stores\/([a-z-]+)\.ts$/.exec(file)?.[1];
    if (own === undefined) return [];
    const others = importsOf(file).filter((target) => {
      const folder = folderOf(target);
      return folder !== undefined && folder !== own && !shared.has(folder) && folder !== "conformance";
    });
    return others.map((target) => `${file} → ${target}`);
  });
  expect(crossing).toEqual([]);
});

test("each dependency is imported in one folder", () => {
  const folders = new Map<string, Set<string>>();
  for (const file of sources) {
    for (const target of importsOf(file)) {
      if (target.startsWith("node:") || target.startsWith("@keyslot/") || /^(compiler|runtime)\//.test(target))
        continue;
      folders.set(target, (folders.get(target) ?? new Set()).add(dirname(file)));
    }
  }
  const scattered = [...folders].filter(([, places]) => places.size > 1).map(([name, places]) => [name, [...places]]);
  expect(scattered).toEqual([]);
});

test("each layer has files", () => {
  const empty = Object.entries(layers).filter(([, layer]) => !sources.some((file) => layer.files.test(file)));
  expect(empty.map(([name]) => name)).toEqual([]);
});

test.each(sources)("%s has at most 300 lines", (file) => {
  const lines = readFileSync(join(root, file), "utf8").split("\n").length - 1;
  expect(lines).toBeLessThanOrEqual(300);
});

test("no file name says nothing about its room", () => {
  expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc|manager|service)(\/|\.|-)/i.test(file))).toEqual(
    [],
  );
});

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    return fileName.startsWith(".") ? posix(relative(root, join(root, dirname(file), fileName))) : fileName;
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => posix(relative(root, join(entry.parentPath, entry.name))))
    .sort();
}

function posix(path: string): string {
  return path.replaceAll("\\", "/");
}
