import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";

const ownRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** A tree: the folder that holds `compiler/` and `runtime/`, and one with what they depend on, which a worktree lacks. */
export interface Tree {
  readonly root: string;
}

export const ownTree: Tree = { root: ownRoot };

interface Entry {
  readonly contents: string;
  /** What relative imports of the contents are relative to. */
  readonly folder: string;
}

/** One ES module of everything that an entry imports; `@keyslot/…` is the tree's own source. */
export async function bundleTree({ root }: Tree, entry: Entry, outfile: string): Promise<void> {
  const options: BuildOptions = {
    stdin: { contents: entry.contents, resolveDir: entry.folder, loader: "ts" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    outfile,
    logLevel: "warning",
    // CommonJS packages inside an ES module ask for node's own modules by `require`.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    plugins: [ownPackages(root), otherPackages(root), staysAtHome(root)],
  };
  await build(options);
}

/** The exports of the workspace's packages point at sources. */
function ownPackages(root: string): Plugin {
  return {
    name: "own-packages",
    setup({ onResolve }) {
      onResolve({ filter: /^@keyslot\// }, ({ path }) => {
        const [, name = "", subpath = ""] = /^@keyslot\/([^/]+)(.*)$/.exec(path) ?? [];
        const manifest = join(root, name, "package.json");
        const { exports }: { readonly exports: Readonly<Record<string, string>> } = JSON.parse(
          readFileSync(manifest, "utf8"),
        );
        const target = exports[`.${subpath}`];
        return target === undefined ? undefined : { path: join(root, name, target) };
      });
    },
  };
}

/** Packages are loaded as users load them, from where this tree has them installed. Drivers of stores are looked up at run time. */
function otherPackages(root: string): Plugin {
  const fromCompiler = createRequire(join(ownRoot, "compiler/package.json"));
  const fromRuntime = createRequire(join(ownRoot, "runtime/package.json"));
  return {
    name: "other-packages",
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
        if (kind === "entry-point" || path.startsWith("node:")) return undefined;
        if (path.startsWith("@noble/")) return { path: importable(fromRuntime.resolve(path)), external: true };
        if (!importer.startsWith(join(root, "compiler"))) return { path, external: true };
        return { path: importable(fromCompiler.resolve(path)), external: true };
      });
    },
  };
}

/** What a file finds beside itself is still found: templates, its package's version. */
function staysAtHome(root: string): Plugin {
  return {
    name: "stays-at-home",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        // The runtime looks for drivers where it is bundled to, as it does for its users.
        if (!path.startsWith(join(root, "compiler"))) return undefined;
        const text = readFileSync(path, "utf8");
        if (!text.includes("import.meta.url")) return undefined;
        return {
          contents: text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
          loader: "ts",
        };
      });
    },
  };
}

function importable(path: string): string {
  return path.startsWith("/") || /^[A-Za-z]:/.test(path) ? pathToFileURL(path).href : path;
}
