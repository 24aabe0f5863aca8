import fc from "fast-check";
import { expect, test } from "vitest";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import { canonicalJson } from "../../compiler/src/lock/canonical-json.ts";
import { compareToLockfile } from "../../compiler/src/lock/compare-to-lockfile.ts";
import { lockModel } from "../../compiler/src/lock/lock-model.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { parseLockfile } from "../../compiler/src/lock/parse-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import type { SchemaModel, TypeDefinition } from "../../compiler/src/model/schema-model.ts";
import { model } from "./build-model.ts";
import { randomModel } from "./random-model.ts";

/** Several states of one set of schemas: from one to the next some types are as they were, some are others, one may be missing. */
const history: fc.Arbitrary<readonly SchemaModel[]> = fc
  .tuple(
    fc.array(randomModel, { minLength: 2, maxLength: 3 }),
    fc.array(fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
    fc.option(fc.constantFrom("Alpha", "Gamma", "Hue")),
  )
  .map(([models, picks, missing]) =>
    picks.map((pick, state) => {
      const types = pick.flatMap((from, at) => models[from % models.length]?.types[at] ?? []);
      return model(...types.map(inOrder).filter(({ name }) => name !== missing || state % 2 === 0));
    }),
  );

/** The members of defaults as a lockfile orders them: those of a default that does not fit its type are compared in their order. */
function inOrder(type: TypeDefinition): TypeDefinition {
  if (type.kind !== "record") return type;
  const slots = type.slots.map((slot) =>
    slot.default === undefined ? slot : { ...slot, default: JSON.parse(canonicalJson(slot.default)) },
  );
  return { ...type, slots };
}

function parse(text: string, known: SchemaModel | undefined) {
  const findings = new DiagnosticBag();
  const file = { path: "schema.lock.json", text };
  const lockfile = parseLockfile(file, findings, known ? { known: lockModel(known) } : {});
  return { lockfile, findings: findings.sorted() };
}

function textAfter(states: readonly SchemaModel[]): string {
  let text: string | undefined;
  for (const state of states)
    text = printLockfile(nextLockfile(state, text === undefined ? undefined : parse(text, undefined).lockfile));
  return text ?? "";
}

test("a lockfile is the same, and so is what changed since, whether known types are looked for in it or not", () => {
  let shared = 0;
  fc.assert(
    fc.property(history, history, (states, [other = model()]) => {
      const text = textAfter(states);
      for (const now of [...states, other]) {
        const plain = parse(text, undefined);
        const quick = parse(text, now);
        expect(quick).toEqual(plain);
        if (!plain.lockfile || !quick.lockfile) continue;
        shared += quick.lockfile.types.filter((type) => lockModel(now).includes(type)).length;
        expect(compareToLockfile(now, quick.lockfile)).toEqual(compareToLockfile(now, plain.lockfile));
        expect(printLockfile(nextLockfile(now, quick.lockfile))).toBe(printLockfile(nextLockfile(now, plain.lockfile)));
      }
    }),
    { seed: 20261122, numRuns: 80 },
  );
  // Otherwise this would have tested nothing.
  expect(shared).toBeGreaterThan(200);
});

test("what is wrong with a lockfile is found in the same places", () => {
  const damage = fc.tuple(
    fc.nat(),
    fc.nat(40),
    fc.constantFrom("", "}", "{", '"', ",", "\n  , ", "\n<<<<<<< ours\n", "<again>"),
  );
  fc.assert(
    fc.property(history, damage, (states, [at, length, inserted]) => {
      const text = textAfter(states);
      const start = at % text.length;
      const again = text.slice(text.indexOf('    "'), text.indexOf("\n  , "));
      const put = inserted === "<again>" ? `\n  , ${again.trim()}` : inserted;
      const from = inserted === "<again>" ? text.indexOf("\n  , ") : start;
      const damaged =
        from < 0 ? text : text.slice(0, from) + put + text.slice(from + (inserted === "<again>" ? 0 : length));
      for (const now of states) expect(parse(damaged, now)).toEqual(parse(damaged, undefined));
    }),
    { seed: 20261122, numRuns: 150 },
  );
});

test("a block that ends in the middle of another type is not taken for a whole one", () => {
  const [first, second, third] = ["A", "B", "C"].map(
    (name) =>
      `"${name}": {\n      "kind": "enum"\n    , "source": "enum"\n    , "wire": "int"\n    , "members": {}\n    }`,
  );
  const text = (blocks: readonly (string | undefined)[]) =>
    `{\n  "lockfileVersion": 1\n, "types": {\n    ${blocks.join("\n  , ")}\n  }\n, "accepted": {}\n}\n`;
  const known = parse(text([first, second, third]), undefined).lockfile?.types ?? [];
  expect(known).toHaveLength(3);
  const open = first?.slice(0, first.lastIndexOf("}")).trimEnd();
  const file = { path: "schema.lock.json", text: text([open, second, '"members": {} }']) };
  const [quick, plain] = [new DiagnosticBag(), new DiagnosticBag()];
  expect(parseLockfile(file, quick, { known })).toEqual(parseLockfile(file, plain));
  expect(quick.sorted()).toEqual(plain.sorted());
  expect(plain.hasErrors).toBe(true);
});
