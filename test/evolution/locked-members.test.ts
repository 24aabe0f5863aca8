import { expect, test } from "vitest";
import { compareToLockfile } from "../../compiler/src/lock/compare-to-lockfile.ts";
import type { LockedType, Lockfile } from "../../compiler/src/lock/lockfile.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import type { SchemaModel, TypeDefinition } from "../../compiler/src/model/schema-model.ts";
import { document, enumOf, model, record, slot, union } from "../lock/build-model.ts";

// Whatever a lockfile or a model holds can differ between releases: every member of theirs is either told apart by some row of the
// rule table, or stands here with the reason why nobody has to hear of it.

const now = model(
  document(
    "Player",
    [
      slot(0, "id: int32", { constraints: { min: 1 } }),
      slot(1, "name: string", { constraints: { minLength: 1, maxLength: 9, pattern: "^a" }, deprecated: "Old." }),
      slot(2, "sides: list<Side>", { constraints: { maxItems: 3 } }),
      slot(3, "shape?: Shape"),
      slot(4, "hp: int32 = 5", { constraints: { max: 9 }, inheritedFrom: "Base", doc: "Health." }),
    ],
    {
      type: "player",
      schemaId: "player.v1",
      idKeys: [0],
      nameKey: 1,
      indexes: [{ accessor: "byHp", keys: [4], unique: false, span: place(0) }],
      stability: "beta",
      reserved: { keys: [7], names: ["nick"] },
      doc: "Someone.",
      deprecated: "Old.",
    },
  ),
  enumOf("Side", { Red: 1, Blue: 2 }),
  record("Circle", [slot(0, "radius: float64")], { discriminator: { property: "kind", value: "circle" }, tag: 1 }),
  record("Square", [slot(0, "side: float64")], { discriminator: { property: "kind", value: "square" }, tag: 2 }),
  union("Shape", { Circle: 1, Square: 2 }),
);
const lockfile = nextLockfile(now, undefined);

function place(start: number) {
  return { file: "test.schema.ts", start, end: start + 1, line: 1, column: 1 };
}

/** Members without a row. */
const silent: Readonly<Record<string, string>> = {
  formerNames: "history: a type or slot keeps it, whatever the schemas say now",
  formerTypes: "history; a document that takes one of them is document-name-reused",
  formerSchemaIds: "history; a document that takes one of them is document-name-reused",
  formerVersions: "history: how stored documents of former versions are read, which nothing that changes now can touch",
  draft: "a draft is recorded and not judged; when it is one no more that is draft-released",
  "slots.retired": "history: a removed slot that is back is slot-restored, or its key is reused",
  "members.retired": "history: a removed member that is back is added, or its number is reused",
  "discriminator.property": "the property is its union's: discriminator-renamed",
  kind: "type-kind-changed, which has a case; the members of another kind are others",
};

type Path = readonly (string | number)[];

/** Every member below a value, arrays by their first element, plain arrays of numbers and names as a whole. */
function* leaves(value: unknown, path: Path = []): Generator<Path> {
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) yield path;
  else if (typeof value === "object" && value !== null)
    for (const [name, each] of Object.entries(value))
      yield* leaves(each, [...path, Array.isArray(value) ? Number(name) : name]);
  else yield path;
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((each, name) => (each as Record<string | number, unknown>)[name], value);
}

function withMember<T>(value: T, path: Path, member: unknown): T {
  const copy = structuredClone(value);
  const last = path.at(-1) ?? "";
  (at(copy, path.slice(0, -1)) as Record<string | number, unknown>)[last] = member;
  return copy;
}

/** Another value that the member could have. */
function changed(path: Path, value: unknown): unknown {
  const name = [...path].reverse().find((each) => typeof each === "string");
  const others: Readonly<Record<string, unknown>> = {
    presence: value === "optional" ? "nullable" : "optional",
    scalar: value === "string" ? "bytes" : "string",
    wire: value === "int" ? "string" : typeof value === "number" ? value + 50 : value,
    source: "const",
    stability: "alpha",
    pattern: "^b",
    name: path.length === 1 ? `${value}Before` : `${value}Before`,
    record: value === "Circle" ? "Square" : "Circle",
    kind: value === "list" ? "set" : value,
  };
  if (name !== undefined && name in others && path.at(-1) === name) return others[name];
  if (Array.isArray(value))
    return value.length > 0 ? [...value, 8].slice(1) : typeof value[0] === "string" ? ["x"] : [8];
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return `${value}Before`;
}

function label(path: Path): string {
  return path.filter((each) => typeof each === "string").join(".");
}

const lockedMembers = lockfile.types.flatMap((type) =>
  [...leaves(type)].map((path) => ({ name: type.name, member: label(path), path })),
);

test.each(lockedMembers)("$name in a lockfile: $member", ({ name, member, path }) => {
  const reason = Object.keys(silent).find((each) => member === each || member.endsWith(`.${each}`));
  const types = lockfile.types.map((type) => (type.name === name ? mutated(type, path) : type));
  const kinds = compareToLockfile(now, { ...lockfile, types }).map((change) => change.kind);
  if (reason === undefined) expect([name, member, kinds.length > 0]).toEqual([name, member, true]);
});

function mutated(type: LockedType, path: Path): LockedType {
  return withMember(type, path, changed(path, at(type, path)));
}

test("every silent member is one of the lockfile's", () => {
  const members = new Set(lockedMembers.map(({ member }) => member));
  const unknown = Object.keys(silent).filter(
    (name) => ![...members].some((member) => member === name || member.endsWith(`.${name}`)),
  );
  // Histories begin empty here.
  expect(unknown).toEqual([]);
});

/** Members of the model that a lockfile does not hold, and why some have no row. */
const silentInModels: Readonly<Record<string, string>> = {
  "authored.file": "type-moved tells of `file`; generated code imports from where the type is now",
  "authored.typeArguments": "the type is then another instance, with another name",
  "authored.name": "the interface's own name; of an instance the type's name follows it",
  tag: "told where it matters: union-member-retagged",
  span: "places in the source",
  declaration: "places in the source",
  comment: "places in the source",
  defaultSpan: "places in the source",
  unkeyed: "errors of the schema itself; a release has none",
  "indexes.span": "places in the source",
  "document.draft": "of the lockfile: draft-released, document-drafted",
};

const locked = new Set(lockedMembers.map(({ name, member }) => `${name} ${member}`));

const modelMembers = now.types.flatMap((type) =>
  [...leaves(type)]
    .map((path) => ({ name: type.name, member: label(path), path }))
    .filter(({ name, member }) => !locked.has(`${name} ${member}`)),
);

test.each(modelMembers)("$name in a model: $member", ({ name, member, path }) => {
  const parts = member.split(".");
  const isSilent = Object.keys(silentInModels).some(
    (each) => member === each || parts.includes(each) || member.endsWith(`.${each}`),
  );
  // Deprecation and reservations stand in a lockfile in another form.
  const isLocked = ["reserved.keys", "reserved.names", "slots.deprecated"].includes(member);
  if (isSilent || isLocked) return;
  const types = now.types.map(
    (type): TypeDefinition => (type.name === name ? withMember(type, path, changed(path, at(type, path))) : type),
  );
  const before: SchemaModel = { files: [...now.files, { path: "test.schema.tsBefore", outputName: "other" }], types };
  const kinds = compareToLockfile(now, lockfile, before).map((change) => change.kind);
  expect([name, member, kinds.length > 0]).toEqual([name, member, true]);
});

test("nothing has changed when nothing has", () => {
  const same: Lockfile = nextLockfile(now, lockfile);
  expect(compareToLockfile(now, same, now)).toEqual([]);
});
