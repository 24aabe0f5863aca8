import fc from "fast-check";
import { expect, test } from "vitest";
import type { LockedType, Lockfile, TypeShape } from "../../compiler/src/lock/lockfile.ts";
import { mergeLockfiles } from "../../compiler/src/lock/merge-lockfiles.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import { shapeOf } from "../../compiler/src/lock/shape-of.ts";
import { reachedFrom } from "../../compiler/src/lock/walk-types.ts";
import { renameReferences } from "../../compiler/src/model/walk-type.ts";
import { type Edit, makeEdit, type Tree } from "./branch-edits.ts";
import { document, enumOf, model, record, slot, union } from "./build-model.ts";
import { parsed } from "./released.ts";
import { type Dice, dice, rollEdit } from "./roll-edit.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 2501);
const runs = Number(process.env.KEYSLOT_RUNS ?? 800);

const start = [
  document(
    "Player",
    [
      slot(0, "id: uuid"),
      slot(1, "name: string"),
      slot(2, "hp: int32"),
      slot(3, "side?: Faction"),
      slot(5, "bag: list<Item>"),
    ],
    { idKeys: [0], nameKey: 1 },
  ),
  document("Plan", [slot(0, "title: string"), slot(1, "hint?: Hint")], { draft: true }),
  record("Hint", [slot(0, "text: string")]),
  record("Item", [slot(0, "label: string"), slot(1, "shape?: Shape")]),
  enumOf("Faction", { Red: 1, Blue: 2 }),
  union("Shape", { Circle: 1 }),
  record("Circle", [slot(0, "radius: float64")]),
  record("Lone", [slot(0, "x: int8"), slot(1, "y: int8")]),
];

function startTree(): Tree {
  const own = model(...start);
  return { model: own, lockfile: nextLockfile(own, undefined), made: new Set() };
}

/** Edits that are released together. */
type Release = readonly Edit[];

function release(tree: Tree, edits: Release): Tree | undefined {
  let edited: Tree | undefined = tree;
  for (const edit of edits) edited = edited && makeEdit(edited, edit);
  return edited && { ...edited, lockfile: nextLockfile(edited.model, edited.lockfile) };
}

function releaseAll(tree: Tree, releases: readonly Release[]): Tree | undefined {
  let released: Tree | undefined = tree;
  for (const edits of releases) released = released && release(released, edits);
  return released;
}

interface Branch {
  readonly releases: readonly Release[];
  readonly tree: Tree;
}

/** A branch whose edits the dice choose, each from what the branch has by then; some are taken from the other branch. */
function growBranch(base: Tree, rolls: readonly (readonly Dice[])[], other?: Branch): Branch {
  let tree = base;
  const releases: Release[] = [];
  const touched = new Set<string>();
  for (const roll of rolls) {
    const edits: Edit[] = [];
    for (const each of roll) {
      const picked =
        other && each[0] % 7 === 0 ? other.releases.flat()[each[1] % 5] : rollEdit(tree, each, other === undefined);
      const touch = picked && touchOf(picked, tree);
      // A lockfile keeps where a thing came from and where it is, not the way: each branch changes each thing once.
      const isFirst = picked && touch !== undefined && !touched.has(touch) && !changesAdded(picked, touched);
      const made = picked && isFirst ? makeEdit(tree, picked) : undefined;
      if (!picked || !made || touch === undefined || changesNothing(tree, made)) continue;
      touched.add(touch);
      tree = made;
      edits.push(picked);
    }
    tree = { ...tree, lockfile: nextLockfile(tree.model, tree.lockfile) };
    releases.push(edits);
  }
  return { releases, tree };
}

/** What both branches added has no base to tell who changed it since, and a draft that is gone tells nothing at all. */
function changesAdded(edit: Edit, touched: ReadonlySet<string>): boolean {
  if (edit.do === "remove-type") return [...touched].some((touch) => touch.startsWith(`${edit.saw.name} `));
  return "type" in edit && typeof edit.type === "string" && !edit.do.startsWith("add-") && touched.has(edit.type);
}

function changesNothing(before: Tree, after: Tree): boolean {
  return before.lockfile === after.lockfile && JSON.stringify(before.model) === JSON.stringify(after.model);
}

/** What an edit changes, under the name that its type had when the branches parted. */
function touchOf(edit: Edit, { model }: Tree): string {
  const first = (name: string) =>
    model.types.find((type) => type.name === name || type.formerNames.includes(name))?.formerNames[0] ?? name;
  switch (edit.do) {
    case "add-slot":
      return `${first(edit.type)} ${edit.slot.key}`;
    case "remove-slot":
    case "set-presence":
      return `${first(edit.type)} ${edit.saw.key}`;
    case "rename-slot":
    case "retype-slot":
    case "set-max":
      return `${first(edit.type)} ${edit.key}`;
    case "add-value":
    case "remove-value":
      return `${first(edit.type)} ${edit.wire}`;
    case "add-member":
    case "remove-member":
      return `${first(edit.type)} ${edit.tag}`;
    case "rename-type":
      return first(edit.from);
    case "add-type":
      return edit.type.name;
    case "remove-type":
      return first(edit.saw.name);
    case "set-index":
    case "set-name":
    case "rename-document":
    case "raise":
    case "release":
    case "open":
      return `${first(edit.type)} ${edit.do}`;
    case "reserve":
      return `${first(edit.type)} reserve ${edit.mark}`;
    case "accept":
      return edit.waiver.fingerprint;
  }
}

const rolls = fc.array(fc.array(dice, { maxLength: 8 }), { minLength: 1, maxLength: 3 });

test("merging two branches is releasing the one and then the other, or a named conflict", {
  timeout: runs * 250,
}, () => {
  const seen: Seen = { merged: 0, conflicts: new Map() };
  fc.assert(
    fc.property(rolls, rolls, (first, second) => {
      const base = startTree();
      const ours = growBranch(base, first);
      const theirs = growBranch(base, second, ours);
      try {
        countMerge(checkMerge(base, ours, theirs), seen);
      } catch (error) {
        throw new Error(`${storyOf("ours", ours)}${storyOf("theirs", theirs)}`, { cause: error });
      }
    }),
    { seed, numRuns: runs },
  );
  console.log(`merge, seed ${seed}: ${seen.merged} of ${runs} merged`, Object.fromEntries(seen.conflicts));
});

/** Rules of the conflicts; none where the branches merged. */
function checkMerge(base: Tree, ours: Branch, theirs: Branch): readonly string[] {
  const { lockfile, conflicts } = mergeLockfiles({
    base: base.lockfile,
    ours: ours.tree.lockfile,
    theirs: theirs.tree.lockfile,
  });
  if (conflicts.length === 0) {
    expect(printLockfile(parsed(printLockfile(lockfile)))).toBe(printLockfile(lockfile));
    expectNothingLost(
      lockfile,
      [base, ours.tree, theirs.tree].map((tree) => tree.lockfile),
    );
  }
  // When a draft becomes history depends on which branch is released first: there only nothing may be lost.
  const trees = [
    ours.tree,
    theirs.tree,
    releaseAll(ours.tree, theirs.releases),
    releaseAll(theirs.tree, ours.releases),
  ];
  const isDraftReleased = draftsOf(base).some((name) => trees.some((tree) => tree && isReleased(name, tree)));
  const expected = isDraftReleased ? undefined : releasedOneAfterTheOther(base, ours, theirs);
  if (expected) {
    expect(conflicts).toEqual([]);
    const known = [ours, theirs].map((branch) => branch.tree.lockfile);
    expect(comparable(knownThen(lockfile, known))).toBe(comparable(knownThen(expected, known)));
  } else if (!isDraftReleased) expect(conflicts).not.toEqual([]);
  return conflicts.map(({ rule }) => rule);
}

interface Seen {
  merged: number;
  readonly conflicts: Map<string, number>;
}

function countMerge(rules: readonly string[], seen: Seen): void {
  if (rules.length === 0) seen.merged++;
  for (const rule of rules) seen.conflicts.set(rule, (seen.conflicts.get(rule) ?? 0) + 1);
}

/** The edits of a branch, a line each, for whoever has to understand a failure. */
function storyOf(name: string, { releases }: Branch): string {
  return releases
    .map(
      (edits, at) =>
        `${name}, release ${at + 1}:\n${edits.map((edit) => `  ${JSON.stringify(edit, withoutPlaces)}\n`).join("")}`,
    )
    .join("");
}

function withoutPlaces(name: string, value: unknown): unknown {
  return ["span", "declaration", "doc", "comment"].includes(name) ? undefined : value;
}

/** The lockfile of both branches, whichever is released first; undefined when they contradict each other. */
function releasedOneAfterTheOther(base: Tree, ours: Branch, theirs: Branch): Lockfile | undefined {
  const after = releaseAll(ours.tree, theirs.releases)?.lockfile;
  const before = releaseAll(theirs.tree, ours.releases)?.lockfile;
  if (!after || !before) return undefined;
  if (comparable(withoutFormer(after)) !== comparable(withoutFormer(before))) return undefined;
  if (isRaisedTwice(base.lockfile, { ours: ours.tree.lockfile, theirs: theirs.tree.lockfile, both: after }))
    return undefined;
  // The former version has what both branches made of it before one of them raised it: the other branch comes first.
  const isRaisedByUs = (type: LockedType) => isRaised(type.name, base.lockfile, ours.tree.lockfile);
  const types = after.types.map((type) => {
    const other = before.types.find((each) => lineOf(each).includes(type.name)) ?? type;
    const { kind } = type;
    return kind === "record" && other.kind === kind && isRaisedByUs(type)
      ? { ...type, formerVersions: other.formerVersions }
      : type;
  });
  return { ...after, types };
}

function draftsOf({ lockfile }: Tree): readonly string[] {
  return lockfile.types.filter((type) => type.draft).map((type) => type.name);
}

function isReleased(name: string, { lockfile }: Tree): boolean {
  return lockfile.types.some((type) => lineOf(type).includes(name) && !type.draft);
}

/**
 * Former versions with the types that they had on the branch that raised them. What only the other branch made them reach was stored
 * by that branch alone, so it is kept as that branch had it, whatever else became of it since.
 */
function knownThen(lockfile: Lockfile, branches: readonly Lockfile[]): Lockfile {
  const rename = nowNamed(lockfile);
  const types = lockfile.types.map((type) => {
    if (type.kind !== "record") return type;
    const formerVersions = type.formerVersions.map((former) => {
      const own = branches.flatMap((branch) => {
        const version = recordOf(branch, type.name)?.formerVersions.find((each) => each.version === former.version);
        return version?.types.map((shape) => rename(shape.name)) ?? [];
      });
      return { ...former, types: former.types.filter((shape) => own.includes(rename(shape.name))) };
    });
    return { ...type, formerVersions };
  });
  return { ...lockfile, types };
}

function withoutFormer(lockfile: Lockfile): Lockfile {
  return {
    ...lockfile,
    types: lockfile.types.map((type) => (type.kind === "record" ? { ...type, formerVersions: [] } : type)),
  };
}

type LockedRecord = Extract<LockedType, { kind: "record" }>;

function recordOf(lockfile: Lockfile, name: string): LockedRecord | undefined {
  const type =
    lockfile.types.find((each) => each.name === name) ?? lockfile.types.find((each) => each.formerNames.includes(name));
  return type?.kind === "record" ? type : undefined;
}

function isRaised(name: string, base: Lockfile, branch: Lockfile): boolean {
  const names = base.types.map((type) => type.name);
  const old = names.map((each) => recordOf(branch, each)).findIndex((type) => type && lineOf(type).includes(name));
  const before = recordOf(base, names[old] ?? name)?.document?.version;
  return before !== undefined && (recordOf(branch, names[old] ?? name)?.document?.version ?? 0) > before;
}

function lineOf(type: LockedType): readonly string[] {
  return [type.name, ...type.formerNames];
}

interface Released {
  readonly ours: Lockfile;
  readonly theirs: Lockfile;
  readonly both: Lockfile;
}

/** Both branches raised one version, and what they store under it is not the same. */
function isRaisedTwice(base: Lockfile, { ours, theirs, both }: Released): boolean {
  return base.types.some(({ name }) => {
    if ([ours, theirs].some((lockfile) => recordOf(lockfile, name)?.draft)) return false;
    if (!isRaised(name, base, ours) || !isRaised(name, base, theirs)) return false;
    const shapes = [ours, theirs].map((lockfile) => reachedShapes(name, lockfile, both));
    return shapes[0] !== shapes[1];
  });
}

function reachedShapes(name: string, lockfile: Lockfile, names: Lockfile): string {
  const start = recordOf(lockfile, name)?.name ?? name;
  const types = new Map(lockfile.types.map((type) => [type.name, type]));
  const reached = [...reachedFrom([start], (each) => types.get(each))].flatMap((each) => types.get(each) ?? []);
  const shapes = reached
    .map((type) => shapeOf(type))
    .map((shape) =>
      "slots" in shape ? { ...shape, slots: shape.slots.map((each) => ({ ...each, formerNames: [] })) } : shape,
    );
  return JSON.stringify(
    shapes.map((shape) => named(shape, nowNamed(names))).sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

/** The text, with today's names in what is retired and in former versions too: which of its names that has depends on the order. */
function comparable(lockfile: Lockfile): string {
  const rename = nowNamed(lockfile);
  const types = lockfile.types.map((type) => {
    const now = { ...named(type, rename), name: type.name };
    if (now.kind !== "record") return now;
    const formerVersions = now.formerVersions.map((former) => ({
      ...former,
      name: rename(former.name),
      types: former.types.map((shape) => named(shape, rename)).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    }));
    return { ...now, formerVersions };
  });
  return printLockfile({ ...lockfile, types });
}

function nowNamed(lockfile: Lockfile): (name: string) => string {
  const names = new Map(lockfile.types.flatMap((type) => type.formerNames.map((name) => [name, type.name])));
  for (const { name } of lockfile.types) names.set(name, name);
  return (name) => names.get(name) ?? name;
}

function named<T extends LockedType | TypeShape>(type: T, rename: (name: string) => string): T {
  if (type.kind === "enum") return { ...type, name: rename(type.name) };
  return type.kind === "union"
    ? {
        ...type,
        name: rename(type.name),
        members: type.members.map((each) => ({ ...each, record: rename(each.record) })),
      }
    : {
        ...type,
        name: rename(type.name),
        slots: type.slots.map((each) => ({ ...each, type: renameReferences(each.type, rename) })),
      };
}

/** Every number and name that a release gave a meaning still has one, live or retired. */
function expectNothingLost(merged: Lockfile, released: readonly Lockfile[]): void {
  for (const lockfile of released) {
    for (const type of lockfile.types.filter((each) => !each.draft)) {
      const now = merged.types.find((each) => lineOf(each).includes(type.name));
      expect(now && lineOf(now)).toEqual(expect.arrayContaining([...lineOf(type)]));
      if (now) expect(marksOf(now)).toEqual(expect.arrayContaining([...marksOf(type)]));
    }
  }
}

function marksOf(type: LockedType): readonly string[] {
  if (type.kind === "enum") return type.members.map((each) => `${each.wire} ${each.name}`);
  if (type.kind === "union") return type.members.map((each) => `tag ${each.tag}`);
  const { document: own } = type;
  return [
    ...type.slots.flatMap((each) => [each.name, ...each.formerNames].map((name) => `${each.key} ${name}`)),
    ...type.reserved.keys.map((key) => `reserved ${key}`),
    ...type.reserved.names.map((name) => `reserved ${name}`),
    ...(own ? [own.type, ...own.formerTypes].map((name) => `document ${name}`) : []),
    ...(own ? [own.schemaId, ...own.formerSchemaIds].map((id) => `schema ${id}`) : []),
    ...type.formerVersions.map((former) => `version ${former.version}`),
  ];
}
