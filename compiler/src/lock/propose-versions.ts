import type { DocumentModel, RecordModel, SchemaModel } from "../model/schema-model.ts";
import type { LockedDocument, Lockfile } from "./lockfile.ts";
import { matchTypes } from "./match-types.ts";
import { addTags, type SourceEdit } from "./source-edit.ts";
import { findTagArgument } from "./tag-argument.ts";

export interface VersionOptions {
  /** Text of each schema file, by its path. What lies in other files is left alone. */
  readonly texts: Readonly<Record<string, string>>;
  /** Names of documents whose version is to be raised by one. */
  readonly raiseVersions?: readonly string[];
}

/**
 * Raises `@version` above the released one and gives the document a schema id of that version: `player.v2` after `player`, `a.b.v3`
 * after `a.b.v2`. What the schema says already is left as it is. Sorted by place.
 */
export function proposeVersions(
  model: SchemaModel,
  lockfile: Lockfile | undefined,
  options: VersionOptions,
): readonly SourceEdit[] {
  const released = releasedDocuments(model, lockfile);
  return (options.raiseVersions ?? []).flatMap((name) => {
    const record = model.types.find((type) => type.name === name);
    const source = record && options.texts[record.declaration.file];
    if (record?.kind !== "record" || !record.document || source === undefined) return [];
    return versionEdits(source, { record, document: record.document, before: released.get(name) });
  });
}

function releasedDocuments(model: SchemaModel, lockfile: Lockfile | undefined): ReadonlyMap<string, LockedDocument> {
  const documents = new Map<string, LockedDocument>();
  for (const { before, after } of lockfile ? matchTypes(model, lockfile).pairs : []) {
    if (before.kind === "record" && before.document) documents.set(after.name, before.document);
  }
  return documents;
}

interface Versioned {
  readonly record: RecordModel;
  readonly document: DocumentModel;
  readonly before: LockedDocument | undefined;
}

function versionEdits(source: string, { record, document, before }: Versioned): readonly SourceEdit[] {
  const isRaised = before !== undefined && document.version > before.version;
  const version = isRaised ? document.version : document.version + 1;
  const hasNewId = before !== undefined && document.schemaId !== before.schemaId;
  const tags = [
    ...(isRaised ? [] : [{ name: "version", value: String(version) }]),
    ...(hasNewId ? [] : [{ name: "schema", value: JSON.stringify(idOfVersion(document, version)) }]),
  ];
  const title = `Raise the version of \`${record.name}\` to ${version}`;
  const present = tags.map((tag) => ({ ...tag, place: findTagArgument(source, record.comment, tag.name) }));
  const missing = present.filter(({ place }) => !place).map(({ name, value }) => `@${name}(${value})`);
  return [
    ...present.flatMap(({ place: at, value }) => (at ? [{ ...at, text: value, title }] : [])),
    ...(missing.length === 0 ? [] : [{ ...addTags(source, record, missing.join(" ")), title }]),
  ];
}

/** The former id with its version counted on, where it ends in one. */
function idOfVersion({ schemaId }: DocumentModel, version: number): string {
  return `${schemaId.replace(/\.v\d+$/, "")}.v${version}`;
}
