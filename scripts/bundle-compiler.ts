import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

// Makes `compiler/dist` for the package. The command line is one file, because finding and linking a hundred small ones is most of
// what a run without work would do; what such a run never needs (TypeScript, the emitters, most commands) is loaded when asked for.
const root = fileURLToPath(new URL("../compiler/", import.meta.url));
const source = join(root, "src");
const dist = join(root, "dist");

/** Small packages that every run needs are part of that file. All others are installed beside the package. */
const bundled = ["commander", "fastest-levenshtein", "jsonc-parser", "picocolors", "picomatch", "tinyglobby"];

/** What a run without work needs too, and which therefore comes with the command line itself. */
const everyday = ["cli/commands/build.ts", "cli/commands/check.ts", "diagnostics/text-printer.ts"].map((file) =>
  join(source, file),
);

const shared: BuildOptions & { readonly metafile: true } = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  outdir: dist,
  minifySyntax: true,
  metafile: true,
};

const esmBanner =
  'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);';

rmSync(dist, { recursive: true, force: true });
const later = new Set<string>();
const commandLine = await build({
  ...shared,
  entryPoints: { "cli/main": join(source, "cli/main.ts") },
  // As CommonJS it starts without node's loader of modules, and without the getters that an import of a built-in module asks.
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  define: { "import.meta.url": "ownUrl" },
  banner: { js: 'const ownUrl = require("node:url").pathToFileURL(__filename).href;' },
  plugins: [loadedByCall(), packages(), deferred(later)],
});
const rest = await build({
  ...shared,
  entryPoints: {
    index: join(source, "index.ts"),
    config: join(source, "config.ts"),
    ...Object.fromEntries([...later].sort().map((file) => [`later/${laterName(file)}`, file])),
  },
  format: "esm",
  splitting: true,
  // Packages that are CommonJS ask for node's own modules by `require`.
  banner: { js: esmBanner },
  chunkNames: "chunks/[name]-[hash]",
  plugins: [packages()],
});
const metafiles = [commandLine.metafile, rest.metafile];
for (const metafile of metafiles) refuseMisplaced(metafile);
writeFileSync(join(dist, "third-party-licences.txt"), licencesOf(metafiles));

/** Leaves packages where they are, but for those that are bundled and what those need. */
function packages(): Plugin {
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

/** Keeps what the command line imports on demand out of it, and notes it. */
function deferred(found: Set<string>): Plugin {
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

/** Calls that few runs make, to modules that take long to load: each is loaded by its first call. */
function loadedByCall(): Plugin {
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

function laterName(file: string): string {
  return relative(source, file).replace(/\.ts$/, "").replaceAll(/[\\/]/g, "-");
}

/** Our files find the package's folder two levels above their own, so that whoever looks there must lie as deep as in `src`. */
function refuseMisplaced({ outputs }: Metafile): void {
  for (const path of Object.keys(outputs)) {
    const own = readFileSync(join(root, path), "utf8").replace(esmBanner, "");
    if (/import\.meta\.url|ownUrl/.test(own) && path.split("/").length !== 3)
      throw new Error(`${path} asks where it lies, and lies elsewhere than in a folder of dist.`);
  }
}

/** The licences of what was bundled, as they ask for. */
function licencesOf(metafiles: readonly Metafile[]): string {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => licenceOf(join(root, folder)));
  return `Parts of these packages are contained in the files of this folder.\n\n${texts.join("\n\n")}`;
}

function licenceOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence beside it, and must not be bundled.`);
  const { name, version } = Object(manifest);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
