import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { hashOf } from "./hash.ts";
import { foldersUpward } from "./paths.ts";
import { statOf } from "./stat-of.ts";

/** Where a project's runs are remembered: beside its packages, or where temporary files lie. */
export function cacheFolder(root: string): string {
  return packagesCache(root) ?? join(tmpdir(), `keyslot-${userHash()}`);
}

/** The folder beside a project's packages: who can write there can change the packages too, and with them what runs. */
export function packagesCache(root: string): string | undefined {
  const home = foldersUpward(root).find((folder) => statOf(join(folder, "package.json"))?.isFile());
  const modules = home === undefined ? undefined : join(home, "node_modules");
  if (modules === undefined || !statOf(modules)?.isDirectory()) return undefined;
  return join(modules, ".cache", "keyslot");
}

/** The folder for temporary files is shared by all users of a machine. */
function userHash(): string {
  return hashOf(`${process.getuid?.() ?? userInfo().username}`).slice(0, 8);
}
