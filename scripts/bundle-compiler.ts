import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile } from "esbuild";
import {
  deferred,
  laterName,
  loadedByCall,
  packages,
  packedCompiler,
  parser,
  templates,
  usedOfTypescript,
} from "./bundle-plugins.ts";
import { typescriptParser } from "./typescript-parser.ts";

const root = fileURLToPath(new URL("../compiler/", import.meta.url));
const source = join(root, "src");

/**
 * Makes the package's `dist`. The command line is one file, because finding and linking a hundred small ones is most of what a run
 * without work would do; the compiler is another one, for runs with work; all else is loaded when it is asked for.
 */
export async function bundleCompiler(dist: string): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  const typescript = typescriptParser(usedOfTypescript());
  const later = new Set<string>();
  const shared = { ...options, outdir: dist };
  const commandLine = await build({
    ...shared,
    ...asCommonJs,
    entryPoints: { "cli/main": join(source, "cli/main.ts") },
    plugins: [loadedByCall(), packedCompiler(), packages(), deferred(later)],
  });
  const compiler = await build({
    ...shared,
    ...asCommonJs,
    entryPoints: { "cli/compiler": join(source, "cli/compiler.ts") },
    plugins: [parser(typescript.file), templates(), packages()],
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
    plugins: [packedCompiler(), parser(typescript.file), templates(), packages()],
  });
  const metafiles = [commandLine.metafile, compiler.metafile, rest.metafile];
  for (const metafile of metafiles) refuseMisplaced(metafile, dist);
  writeFileSync(join(dist, "third-party-licences.txt"), licencesOf(metafiles, typescript.version));
}

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  // A name that a package does not have is undefined at run time, which nobody here means.
  logOverride: { "import-is-undefined": "error" },
} satisfies BuildOptions;

/** As CommonJS it starts without node's loader of modules, and without the getters that an import of a built-in module asks. */
const asCommonJs = {
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  define: { "import.meta.url": "ownUrl" },
  banner: { js: 'const ownUrl = require("node:url").pathToFileURL(__filename).href;' },
} satisfies BuildOptions;

const esmBanner =
  'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);';

/** Our files find the package's folder two levels above their own, so that whoever looks there must lie as deep as in `src`. */
function refuseMisplaced({ outputs }: Metafile, dist: string): void {
  for (const path of Object.keys(outputs)) {
    const file = resolve(root, path);
    const own = readFileSync(file, "utf8").replace(esmBanner, "").replace(asCommonJs.banner.js, "");
    if (/import\.meta\.url|ownUrl/.test(own) && file.slice(dist.length).split(/[\\/]/).length !== 3)
      throw new Error(`${path} asks where it lies, and lies elsewhere than in a folder of dist.`);
  }
}

/** The licences of what was bundled, as they ask for. */
function licencesOf(metafiles: readonly Metafile[], typescript: string): string {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/.][^/]*/.exec(input)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => licenceOf(join(root, folder)));
  // The parser was taken out of ts-morph's copy of TypeScript, which comes without TypeScript's own licence.
  texts.push(licenceOf(join(root, "../node_modules/typescript"), typescript));
  return `Parts of these packages are contained in the files of this folder.\n\n${texts.join("\n\n")}`;
}

function licenceOf(folder: string, used?: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence beside it, and must not be bundled.`);
  const { name, version } = Object(manifest);
  return `${name} ${used ?? version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}

const [, program = "", folder = join(root, "dist")] = process.argv;
if (resolve(program) === fileURLToPath(import.meta.url)) await bundleCompiler(resolve(folder));
