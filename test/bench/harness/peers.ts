import { readFileSync } from "node:fs";

// Peers are installed in a workspace of their own, and the repository has to type-check without them: whoever uses one declares what
// it uses of it. This file and the bundles that it becomes part of lie equally deep, one folder below `test/bench`.

/** A peer's module, as the part of it that is used. */
export async function importPeer<T>(name: string): Promise<T> {
  const module: T & { readonly default?: T } = await import(name);
  return module;
}

/** The installed version of a package. */
export function peerVersion(name: string): string {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { version }: { readonly version: string } = JSON.parse(readFileSync(manifest, "utf8"));
  return version;
}

/** Why a peer cannot be used here; undefined where it can. */
export async function whyUnavailable(name: string): Promise<string | undefined> {
  try {
    await import(name);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split("\n")[0] : String(error);
  }
}
