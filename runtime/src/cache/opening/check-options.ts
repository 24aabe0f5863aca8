import type { AnyDocument } from "../../document/definition.ts";
import { invalidArgumentError, isObject, kindText } from "../cache-errors.ts";
import { someInMemoryError } from "../lasting/lasting-errors.ts";

// Callers without types, and those who cast, hear here what is wrong, before anything is opened.

const storeMethods = ["open", "readAll", "read", "write", "close"];

/** Refuses options that are not what `openCache` takes. @throws CacheError `cache/invalid-argument` */
export function checkOptions(options: unknown): void {
  if (!isObject(options)) {
    throw invalidArgumentError(`\`openCache\` was given ${kindText(options)}. Pass \`{ documents, stores }\`.`);
  }
  checkStores(read(options, "stores"));
  const foreign = read(options, "foreign");
  if (foreign !== undefined && foreign !== "refuse" && foreign !== "preserve") {
    throw invalidArgumentError('`foreign` is neither "refuse" nor "preserve". Give one of them, or leave it out.');
  }
  const loading = read(options, "loading");
  if (loading !== undefined && loading !== "eager" && loading !== "lazy") {
    throw invalidArgumentError('`loading` is neither "eager" nor "lazy". Give one of them, or leave it out.');
  }
  checkMigrations(read(options, "migrations"));
  const follow = read(options, "follow");
  if (follow !== undefined && typeof follow !== "boolean") {
    throw invalidArgumentError(`\`follow\` is ${kindText(follow)}. Pass true or false, or leave it out.`);
  }
  const onError = read(options, "onError");
  if (onError !== undefined && typeof onError !== "function") {
    throw invalidArgumentError(`\`onError\` is ${kindText(onError)}. Pass a function that takes an error.`);
  }
  checkCompatibleSchemaIds(read(options, "compatibleSchemaIds"));
  const stats = read(options, "stats");
  if (stats !== undefined && typeof stats !== "boolean") {
    throw invalidArgumentError(`\`stats\` is ${kindText(stats)}. Pass true or false, or leave it out.`);
  }
  const random = read(options, "random");
  if (random !== undefined && typeof random !== "function") {
    throw invalidArgumentError(`\`random\` is ${kindText(random)}. Pass a function that returns a number below 1.`);
  }
  const clock = read(options, "clock");
  if (clock !== undefined && typeof clock !== "function") {
    throw invalidArgumentError(
      `\`clock\` is ${kindText(clock)}. Pass a function that returns milliseconds since 1970.`,
    );
  }
}

/** The definitions in a list that may only be passed over once. @throws CacheError `cache/invalid-argument` */
export function readDocuments(given: unknown): readonly AnyDocument[] {
  if (!isIterable(given)) {
    throw invalidArgumentError(
      `\`documents\` is ${kindText(given)}. Pass the generated \`registry\`, or an array of definitions.`,
    );
  }
  const documents: AnyDocument[] = [];
  for (const each of given) {
    if (!isDocument(each)) throw invalidArgumentError(notDocumentText(each));
    documents.push(each);
  }
  return documents;
}

/** The bounds by document type; `bounded` are those of which memory holds only some. @throws CacheError `cache/invalid-argument`, `cache/bounded-type` */
export function readMaxBytes(
  given: unknown,
  documents: ReadonlyMap<string, AnyDocument>,
  bounded: ReadonlyMap<AnyDocument, unknown>,
): ReadonlyMap<AnyDocument, number> {
  if (!isObject(given) || Array.isArray(given)) {
    throw invalidArgumentError(
      `\`maxBytes\` is ${kindText(given)}. Pass bytes by type name: \`{ session: 10_000_000 }\`.`,
    );
  }
  const bounds = new Map<AnyDocument, number>();
  for (const [type, bytes] of Object.entries(given)) {
    const definition = documents.get(type);
    if (definition === undefined) {
      throw invalidArgumentError(
        `\`maxBytes\` names \`${type}\`, which is none of \`documents\`. Use their type names.`,
      );
    }
    if (typeof bytes !== "number" || !(bytes > 0)) {
      throw invalidArgumentError(`\`maxBytes\` of \`${type}\` is ${String(bytes)}. Give a number of bytes above 0.`);
    }
    if (bounded.has(definition)) throw someInMemoryError(type, "maxBytes");
    bounds.set(definition, bytes);
  }
  return bounds;
}

/** An iterable of values; a string is one value. */
export function isIterable(value: unknown): value is Iterable<unknown> {
  return isObject(value) && typeof read(value, Symbol.iterator) === "function";
}

function checkStores(stores: unknown): void {
  if (!Array.isArray(stores)) {
    throw invalidArgumentError(`\`stores\` is ${kindText(stores)}. Pass an array: \`[sqliteStore({ path })]\`.`);
  }
  for (const route of stores) {
    const isRouted = isObject(route) && "store" in route;
    const store = isRouted ? read(route, "store") : route;
    if (!isObject(store) || storeMethods.some((method) => typeof read(store, method) !== "function")) {
      throw invalidArgumentError(
        `\`stores\` holds ${kindText(store)}, which is not a store. Make one: \`sqliteStore({ path })\`.`,
      );
    }
    if (isRouted) readDocuments(read(route, "documents"));
  }
}

function checkMigrations(given: unknown): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) {
    throw invalidArgumentError(
      `\`migrations\` is ${kindText(given)}. Pass an array: \`[defineMigrations(Player, { … })]\`.`,
    );
  }
  for (const each of given) {
    const functions = isObject(each) && isDocument(read(each, "definition")) ? read(each, "functions") : undefined;
    if (!isObject(functions) || Object.values(functions).some((migrate) => typeof migrate !== "function")) {
      throw invalidArgumentError(
        `\`migrations\` holds ${kindText(each)}, which does not say how documents are migrated. Make it with \`defineMigrations\`, of functions.`,
      );
    }
  }
}

function checkCompatibleSchemaIds(given: unknown): void {
  if (given === undefined) return;
  const isFine =
    isObject(given) &&
    !Array.isArray(given) &&
    Object.values(given).every((ids) => Array.isArray(ids) && ids.every(isText));
  if (!isFine) {
    throw invalidArgumentError(
      `\`compatibleSchemaIds\` is ${kindText(given)}. Pass lists of schema ids by type name: \`{ player: ["game.player"] }\`.`,
    );
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isDocument(value: unknown): value is AnyDocument {
  return isObject(value) && read(value, "kind") === "document" && typeof read(value, "type") === "string";
}

function notDocumentText(value: unknown): string {
  const name = isObject(value) ? read(value, "name") : undefined;
  const subject = typeof name === "string" ? `\`${name}\`` : kindText(value);
  return `\`documents\` holds ${subject}, which is not a document. List what was generated for interfaces with \`@document\`.`;
}

function read(target: object, property: string | symbol): unknown {
  return Reflect.get(target, property);
}
