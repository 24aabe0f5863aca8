import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Plugin, transformSync } from "esbuild";
import { templateCode, templateHelpers } from "./template-code.ts";

const root = fileURLToPath(new URL("../compiler/", import.meta.url));
const source = join(root, "src");

/** Small packages that every run needs, and those of which a part is enough. All others are installed beside the package. */
const bundled = [
  "commander",
  "fastest-levenshtein",
  "handlebars/runtime",
  "jsonc-parser",
  "picocolors",
  "picomatch",
].concat("tinyglobby", "@keyslot/runtime/codegen");

/** Leaves packages where they are, but for those that are bundled and what those need. */
export function packages(): Plugin {
  return {
    name: "packages",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
        if (kind === "entry-point" || path.startsWith("node:")) return undefined;
        // It looks beside itself for a picomatch that the one who uses it here never asks for.
        if (path === "module" && /[\\/]fdir[\\/]/.test(importer)) return { path, namespace: "finds-nothing" };
        // Its CommonJS form cannot be bundled; the other one has no default export, which node makes of the former.
        if (path === "jsonc-parser") return { path, namespace: "default-export" };
        if (bundled.includes(path) || /[\\/]node_modules[\\/]/.test(importer)) return undefined;
        return { path, external: true };
      });
      onLoad({ filter: /.*/, namespace: "finds-nothing" }, () => ({
        contents: `export function createRequire() {
          const require = () => { throw new Error("Nothing is looked for at run time."); };
          return Object.assign(require, { resolve: require });
        }`,
      }));
      onLoad({ filter: /.*/, namespace: "default-export" }, ({ path }) => ({
        contents: `export * as default from "./node_modules/${path}/lib/esm/main.js";`,
        resolveDir: root,
      }));
    },
  };
}

/** Of TypeScript what `read` uses of it. */
export function parser(file: string): Plugin {
  return {
    name: "parser",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^ts-morph$/ }, ({ path }) => ({ path, namespace: "typescript" }));
      onResolve({ filter: /^parser$/, namespace: "typescript" }, () => ({ path: file }));
      onLoad({ filter: /.*/, namespace: "typescript" }, () => ({
        contents: `export * as ts from "parser";`,
        resolveDir: root,
      }));
    },
  };
}

/** Every `ts.name` that is left when the types are gone. */
export function usedOfTypescript(): readonly string[] {
  const folder = join(source, "read");
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const code = texts.map((text) => transformSync(text, { loader: "ts" }).code).join("\n");
  return [...new Set([...code.matchAll(/\bts\.(\w+)/g)].map(([, name = ""]) => name))].sort();
}

/** Templates as programs, so that no run compiles them or loads Handlebars. */
export function templates(): Plugin {
  return {
    name: "templates",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]emit[\\/]templates\.ts$/ }, () => ({ contents: compiledTemplates(), resolveDir: root }));
    },
  };
}

function compiledTemplates(): string {
  const folder = join(root, "templates");
  const languages = readdirSync(folder).sort();
  return `${templateHelpers}
const loaders = {\n${languages.map((language) => `${language}: ${languageCode(join(folder, language))}`).join(",\n")}\n};
const loaded = new Map();
export function templatesOf(language) {
  const known = loaded.get(language);
  if (known) return known;
  const templates = new Map(Object.entries(loaders[language]()));
  loaded.set(language, templates);
  return templates;
}`;
}

function languageCode(folder: string): string {
  const files = readdirSync(folder).filter((file) => file.endsWith(".hbs"));
  const templates = files.sort().map((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return `${JSON.stringify(file.slice(0, -".hbs".length))}: ${templateCode(text)}`;
  });
  return `() => {\nconst templates = {\n${templates.join(",\n")}\n};\nreturn templates;\n}`;
}

/** The compiler is a file of its own, which `load-packed-compiler.ts` loads where the sources import it. */
export function packedCompiler(): Plugin {
  return {
    name: "packed-compiler",
    setup({ onResolve }) {
      onResolve({ filter: /[\\/]load-compiler\.ts$/ }, () => ({ path: join(source, "cli/load-packed-compiler.ts") }));
    },
  };
}

/** What a run without work needs too, and which therefore comes with the command line itself. */
const everyday = ["cli/commands/build.ts", "cli/commands/check.ts", "diagnostics/text-printer.ts"].map((file) =>
  join(source, file),
);

/** Keeps what the command line imports on demand out of it, and notes it. */
export function deferred(found: Set<string>): Plugin {
  return {
    name: "deferred",
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const file = join(resolveDir, path);
        if (kind !== "dynamic-import" || everyday.includes(file)) return undefined;
        found.add(file);
        return { path: `../later/${laterName(file)}.js`, external: true };
      });
    },
  };
}

export function laterName(file: string): string {
  return relative(source, file).replace(/\.ts$/, "").replaceAll(/[\\/]/g, "-");
}

/** Calls that few runs make, to modules that take long to load: each is loaded by its first call. */
export function loadedByCall(): Plugin {
  const calls: Readonly<Record<string, readonly string[]>> = {
    "node:child_process": ["exec", "execFile", "execFileSync", "execSync", "fork", "spawn", "spawnSync"],
    "@babel/code-frame": ["codeFrameColumns"],
  };
  const namespace = "loaded-by-call";
  return {
    name: namespace,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(node:child_process|child_process|@babel\/code-frame)$/ }, (asked) => {
        if (asked.namespace === namespace) return { path: asked.path, external: true };
        return { path: asked.path.replace(/^child/, "node:child"), namespace };
      });
      onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: (calls[path] ?? [])
          .map((name) => `exports.${name} = (...given) => require("${path}").${name}(...given);`)
          .join("\n"),
      }));
    },
  };
}
