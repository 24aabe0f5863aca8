import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun } from "./run-command.ts";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
const pnpm = "pnpm@10.34.9";

export interface PackedProject {
  readonly folder: string;
  readonly tarballs: readonly string[];
}

/** Packs both packages and installs the tarballs, with npm, into an empty project that holds the README's example. */
export function createPackedProject(): PackedProject {
  const folder = mkdtempSync(join(tmpdir(), "keyslot-packed-"));
  const packed = join(folder, "tarballs");
  mkdirSync(packed);
  for (const name of ["runtime", "compiler"]) {
    mustRun(join(root, name), "npx", ["-y", pnpm, "pack", "--pack-destination", packed]);
  }
  const tarballs = readdirSync(packed).map((file) => join(packed, file));
  writeFileSync(join(folder, "package.json"), '{ "name": "stranger", "private": true, "type": "module" }\n');
  mustRun(folder, "npm", ["install", "--no-audit", "--no-fund", ...tarballs, `libsql@${versionOf("libsql")}`]);
  for (const [path, text] of readmeExamples()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, tarballs };
}

/** Code blocks of the README that follow an `<!-- example: path -->` line. */
export function readmeExamples(): readonly (readonly [path: string, text: string])[] {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const blocks = readme.matchAll(/<!-- example: (\S+) -->\n```ts\n([\s\S]*?)```/g);
  return [...blocks].map(([, path = "", text = ""]) => [path, text]);
}

function versionOf(dependency: string): string {
  const manifest: { devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  return manifest.devDependencies[dependency] ?? "latest";
}
