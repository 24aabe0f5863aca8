import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keyslot } from "./keyslot-command.ts";

const schemas = fileURLToPath(new URL("../../schemas", import.meta.url));
const before = `  /** Inhabitants; 0 where nobody counted. @key(6) @default(0) @index */
  population: uint32;`;
const after = `  /** In words. @key(6) @default("none") @index */
  population: string;`;

/** Retypes a slot in a copy of the schemas and shows that the check fails. */
export function refuseBreakingChange(folder: string): void {
  const copy = join(folder, "schemas");
  cpSync(schemas, copy, { recursive: true });
  const file = join(copy, "atlas", "city.schema.ts");
  const text = readFileSync(file, "utf8");
  if (!text.includes(before)) throw new Error("The demo's edit no longer fits schemas/atlas/city.schema.ts.");
  writeFileSync(file, text.replace(before, after));
  console.log("In a copy of the schemas, City.population became a string.");
  const flags = ["--schemas", "schemas/**/*.schema.ts", "--lock", "schemas/schema.lock.json"];
  keyslot(["check", ...flags], { folder, expected: 1 });
}
