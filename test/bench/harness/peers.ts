import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// Peers are installed in a workspace of their own, and the repository has to type-check without them: whoever uses one declares what
// it uses of it. This file and the bundles that it becomes part of lie equally deep, one folder below `test/bench`.

const require = createRequire(import.meta.url);

/** A peer's module, as the part of it that is used. */
export async function importPeer<T>(name: string): Promise<T> {
  const module: T = await import(name);
  return module;
}

/** The same for CommonJS peers, whose default export is not the same thing to all who import them. */
export function requirePeer<T>(name: string): T {
  const module: T = require(name);
  return module;
}

/** A file of an installed package. */
export function peerFile(name: string, path: string): string {
  return fileURLToPath(new URL(`../node_modules/${name}/${path}`, import.meta.url));
}

/** The installed version of a package. */
export function peerVersion(name: string): string {
  // Whoever measures ours alone needs no peers.
  if (!existsSync(peerFile(name, "package.json"))) return "not installed";
  const { version }: { readonly version: string } = JSON.parse(readFileSync(peerFile(name, "package.json"), "utf8"));
  return version;
}

/** Peers that are compiled on the machine that uses them: npm has no binaries of theirs, and they look for them when they are used. */
export const compiledPeers: readonly string[] = ["better-sqlite3", "sqlite3"];

/** Why a peer cannot be used here, and what to do about it; undefined where it can. */
export async function whyUnavailable(name: string): Promise<string | undefined> {
  if (compiledPeers.includes(name) && !existsSync(peerFile(name, "build/Release")))
    return "It is not compiled: `npm run bench -- --compile-peers` does that.";
  try {
    await import(name);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split("\n")[0] : String(error);
  }
}
