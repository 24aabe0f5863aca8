import { StoreError } from "../errors.ts";

/** Refuses options of a store that callers without types may pass. @throws StoreError `store/invalid-option` */
export function checkStoreOptions(kind: string, options: unknown): void {
  if (typeof options !== "object" || options === null) {
    throw invalidOption(kind, `the store was given ${kindText(options)}. Pass \`{ path }\`.`);
  }
  const path: unknown = Reflect.get(options, "path");
  if (path !== undefined) checkPath(kind, path);
  const database: unknown = Reflect.get(options, "database");
  if (database !== undefined && !isDatabase(database)) {
    const advice = "Pass an open connection of `better-sqlite3`, `libsql` or `node:sqlite`.";
    throw invalidOption(kind, `\`database\` is ${kindText(database)} that runs no SQL. ${advice}`);
  }
  const readOnly: unknown = Reflect.get(options, "readOnly");
  if (readOnly !== undefined && typeof readOnly !== "boolean") {
    throw invalidOption(kind, `\`readOnly\` is ${kindText(readOnly)}. Pass true or false, or leave it out.`);
  }
  const durability: unknown = Reflect.get(options, "durability");
  if (durability !== undefined && durability !== "process" && durability !== "power") {
    throw invalidOption(kind, '`durability` is neither "process" nor "power". Give one of them, or leave it out.');
  }
  const indexes: unknown = Reflect.get(options, "indexes");
  if (indexes !== undefined && indexes !== "stored" && indexes !== "rebuilt") {
    throw invalidOption(kind, '`indexes` is neither "stored" nor "rebuilt". Give one of them, or leave it out.');
  }
}

/** Refuses schema ids that are not texts by type name. @throws StoreError `store/invalid-option` */
export function checkSchemaIds(kind: string, options: unknown): void {
  const given: unknown =
    typeof options === "object" && options !== null ? Reflect.get(options, "schemaIds") : undefined;
  if (given === undefined) return;
  const isFine =
    typeof given === "object" &&
    given !== null &&
    !Array.isArray(given) &&
    Object.values(given).every((id: unknown) => typeof id === "string");
  if (!isFine) throw invalidOption(kind, '`schemaIds` holds no schema ids by type. Pass `{ player: "player" }`.');
}

/** Refuses what no file can be named. @throws StoreError `store/invalid-option` */
export function checkPath(kind: string, path: unknown): void {
  if (typeof path !== "string") {
    throw invalidOption(kind, `\`path\` is ${kindText(path)}. Pass the path of a file as text.`);
  }
  if (path === "") throw invalidOption(kind, "`path` is empty. Name a file.");
  if (path.includes("\0")) {
    throw invalidOption(JSON.stringify(path), "`path` holds a NUL, which no file name can. Leave it out.");
  }
}

function isDatabase(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return ["prepare", "exec"].every((method) => typeof Reflect.get(value, method) === "function");
}

function invalidOption(location: string, problem: string): StoreError {
  return new StoreError("store/invalid-option", location, problem);
}

function kindText(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
