import { allBreaks } from "../diagnostics/diagnostic.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { highestKey } from "../model/highest-key.ts";
import { type JsonMember, type JsonNode, parseJson } from "../text/parse-json.ts";
import { checkLockfile } from "./check-lockfile.ts";
import { sortedKeys, sortedNames } from "./lock-model.ts";
import {
  type AcceptedChange,
  byText,
  type FormerVersion,
  type LockedDocument,
  type LockedIndex,
  type LockedType,
  type Lockfile,
  lockfileVersion,
  type TypeShape,
} from "./lockfile.ts";
import { type Fields, LockfileReader, present } from "./lockfile-reader.ts";
import { parseKnownTypes } from "./parse-known-types.ts";
import { parseReserved, parseShape, shapeFields, shapeKinds } from "./parse-locked-type.ts";

export interface ParseLockfileOptions {
  /** Types that are likely to stand in it as they are. What comes back is the same with and without them, and sooner with them. */
  readonly known?: readonly LockedType[];
}

/** Reads a lockfile's text; undefined when anything in it is not as `printLockfile` would have written it, and then the findings say where. */
export function parseLockfile(
  file: LockfileText,
  diagnostics: DiagnosticBag,
  { known }: ParseLockfileOptions = {},
): Lockfile | undefined {
  const quick = known && parseKnownTypes(file, known, (rest, findings) => readLockfile(rest, findings)?.lockfile);
  if (quick) return quick;
  const found = diagnostics.sorted().length;
  const read = readLockfile(file, diagnostics);
  if (!read) return undefined;
  checkLockfile(read.lockfile, read.root, new LockfileReader(file, diagnostics));
  return diagnostics.sorted().length === found ? read.lockfile : undefined;
}

interface LockfileText {
  readonly path: string;
  readonly text: string;
}

interface ReadLockfile {
  readonly lockfile: Lockfile;
  readonly root: JsonNode;
}

/** What stands in the text, each type for itself. */
function readLockfile(file: LockfileText, diagnostics: DiagnosticBag): ReadLockfile | undefined {
  const found = diagnostics.sorted().length;
  const reader = new LockfileReader(file, diagnostics);
  if (reportConflictMarkers(file.text, reader, diagnostics)) return undefined;
  const root = parseJson(file.text, "strict");
  if (root.kind === "fault") {
    const end = Math.min(root.at + 1, file.text.length);
    diagnostics.report("lockfile/syntax", reader.spanAt({ start: root.at, end }), { reason: root.reason });
    return undefined;
  }
  if (!isOurVersion(root, reader, diagnostics)) return undefined;
  const fields = reader.fields(root, { required: ["lockfileVersion", "types", "accepted"] });
  const lockfile: Lockfile = {
    types: parseTypes(reader, fields.get("types")),
    accepted: parseAccepted(reader, fields.get("accepted")),
  };
  return diagnostics.sorted().length === found ? { lockfile, root } : undefined;
}

function reportConflictMarkers(text: string, reader: LockfileReader, diagnostics: DiagnosticBag): boolean {
  const markers = [...text.matchAll(/^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/gm)];
  const starts = markers.filter(([marker]) => marker.startsWith("<"));
  for (const marker of starts.length > 0 ? starts : markers.slice(0, 1)) {
    diagnostics.report("lockfile/conflict", reader.spanAt({ start: marker.index, end: marker.index + 7 }));
  }
  return markers.length > 0;
}

/** Checked before all else: a lockfile of another version may have any other members. */
function isOurVersion(root: JsonNode, reader: LockfileReader, diagnostics: DiagnosticBag): boolean {
  const version = root.kind === "object" ? root.members.find((member) => member.name === "lockfileVersion") : undefined;
  if (!version) return true;
  const found = version.value.kind === "plain" ? version.value.value : undefined;
  if (found === lockfileVersion) return true;
  diagnostics.report("lockfile/version", reader.spanAt(version.value), {
    found: String(found ?? "none"),
    known: lockfileVersion,
  });
  return false;
}

function parseTypes(reader: LockfileReader, node: JsonNode | undefined): readonly LockedType[] {
  const types = reader.entries(node, "an object of types by name").map((member) => parseLockedType(reader, member));
  return [...present(types)].sort((a, b) => byText(a.name, b.name));
}

const recordFields = ["document", "indexes", "reservedKeys", "reservedNames", "formerVersions"];

function parseLockedType(reader: LockfileReader, member: JsonMember): LockedType | undefined {
  const kind = parseKind(reader, member.value);
  if (!kind) return undefined;
  const known = shapeFields[kind];
  const fields = reader.fields(member.value, {
    required: known.required,
    optional: [...known.optional, "retired", "draft", "formerNames", ...(kind === "record" ? recordFields : [])],
  });
  const shape = parseShape(reader, kind, fields);
  const name = {
    name: member.name,
    formerNames: sortedNames(reader.names(fields.get("formerNames"))),
    retired: reader.flag(fields.get("retired")),
    draft: reader.flag(fields.get("draft")),
  };
  if (shape.kind !== "record") return { ...name, ...shape };
  const document = parseDocument(reader, fields);
  const formerVersions = parseFormerVersions(reader, fields.get("formerVersions"));
  return { ...name, ...shape, ...(document && { document }), reserved: parseReserved(reader, fields), formerVersions };
}

function parseKind(reader: LockfileReader, node: JsonNode) {
  if (node.kind !== "object") return reader.refuse(node, "an object");
  const kind = node.members.find((member) => member.name === "kind");
  return kind
    ? reader.oneOf(kind.value, shapeKinds)
    : reader.refuse({ start: node.start, end: node.start + 1 }, "an object with a `kind`");
}

function parseDocument(reader: LockfileReader, fields: Fields): LockedDocument | undefined {
  const node = fields.get("document");
  const indexes = reader.entries(fields.get("indexes"), "an object of indexes by accessor");
  if (!node) {
    const [index] = indexes;
    return index && reader.refuse(index, "indexes beside a `document` only");
  }
  const members = reader.fields(node, {
    required: ["type", "schemaId", "version"],
    optional: ["stability", "global", "idKeys", "nameKey", "formerTypes", "formerSchemaIds", "retired"],
  });
  const nameKey = reader.integer(members.get("nameKey"), 0, highestKey);
  const stability = members.get("stability");
  const promised = stability && reader.oneOf(stability, ["beta", "alpha"]);
  return {
    type: reader.string(members.get("type")) ?? "",
    schemaId: reader.string(members.get("schemaId")) ?? "",
    version: reader.integer(members.get("version"), 0, Number.MAX_SAFE_INTEGER) ?? 1,
    ...(promised && { stability: promised }),
    global: reader.flag(members.get("global")),
    idKeys: sortedKeys(reader.keys(members.get("idKeys"))),
    ...(nameKey !== undefined && { nameKey }),
    indexes: indexes.map((index) => parseIndex(reader, index)).sort((a, b) => byText(a.accessor, b.accessor)),
    formerTypes: sortedNames(reader.names(members.get("formerTypes"))),
    formerSchemaIds: sortedNames(reader.names(members.get("formerSchemaIds"))),
    retired: reader.flag(members.get("retired")),
  };
}

function parseIndex(reader: LockfileReader, member: JsonMember): LockedIndex {
  const fields = reader.fields(member.value, { required: ["keys"], optional: ["unique"] });
  return { accessor: member.name, keys: reader.keys(fields.get("keys")), unique: reader.flag(fields.get("unique")) };
}

function parseFormerVersions(reader: LockfileReader, node: JsonNode | undefined): readonly FormerVersion[] {
  const versions = reader.entries(node, "an object of former versions").map((member) => {
    const version = reader.numberName(member, 0, Number.MAX_SAFE_INTEGER);
    const fields = reader.fields(member.value, { required: ["schemaId", "name", "types"] });
    const schemaId = reader.string(fields.get("schemaId"));
    const name = reader.string(fields.get("name"));
    const types = reader
      .entries(fields.get("types"), "an object of types by name")
      .map((type) => parseTypeShape(reader, type));
    if (version === undefined || schemaId === undefined || name === undefined) return undefined;
    return { version, schemaId, name, types: present(types) };
  });
  return [...present(versions)].sort((a, b) => a.version - b.version);
}

function parseTypeShape(reader: LockfileReader, member: JsonMember): TypeShape | undefined {
  const kind = parseKind(reader, member.value);
  if (!kind) return undefined;
  return { name: member.name, ...parseShape(reader, kind, reader.fields(member.value, shapeFields[kind])) };
}

function parseAccepted(reader: LockfileReader, node: JsonNode | undefined): readonly AcceptedChange[] {
  const changes = reader.entries(node, "an object of accepted changes by fingerprint").map((member) => {
    const fields = reader.fields(member.value, {
      required: ["rule", "site", "breaks", "reason"],
      optional: ["expires", "recorded"],
    });
    if (!/^[0-9a-f]{12}$/.test(member.name))
      return reader.refuse(member, "a fingerprint of 12 hexadecimal digits as the member's name");
    const expires = reader.string(fields.get("expires"));
    if (expires !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(expires))
      return reader.refuse(member.value, "a day as `YYYY-MM-DD` in `expires`");
    return {
      fingerprint: member.name,
      rule: reader.string(fields.get("rule")) ?? "",
      site: reader.string(fields.get("site")) ?? "",
      breaks: present(reader.list(fields.get("breaks")).map((each) => reader.oneOf(each, allBreaks))),
      reason: reader.string(fields.get("reason")) ?? "",
      ...(expires !== undefined && { expires }),
      recorded: reader.flag(fields.get("recorded")),
    };
  });
  return [...present(changes)].sort((a, b) => byText(a.fingerprint, b.fingerprint));
}
