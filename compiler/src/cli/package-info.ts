import { readFileSync } from "node:fs";

export interface PackageInfo {
  readonly version: string;
  readonly homepage?: string;
}

/** What this package's own manifest says of it. */
export function packageInfo(): PackageInfo {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) return { version: "unknown" };
  const homepage = "homepage" in manifest && typeof manifest.homepage === "string" ? manifest.homepage : undefined;
  return {
    version: String(manifest.version),
    ...(homepage !== undefined && { homepage: homepage.replace(/\/?$/, "/") }),
  };
}
