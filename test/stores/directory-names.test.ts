import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { documentNames, folderName, isOwnName } from "../../runtime/src/stores/directory/directory-name.ts";

const seed = Number(process.env.SEED ?? 20261121);
const runs = Number(process.env.RUNS ?? 3_000);

/** What several file systems make of a path: names that meet here are one file on at least one of them. */
const fileSystems: Readonly<Record<string, (name: string) => string>> = {
  "without upper case": (name) => name.toLowerCase().toUpperCase().toLowerCase(),
  "that composes": (name) => name.normalize("NFKC"),
  "that decomposes": (name) => name.normalize("NFKD").toLowerCase(),
  "that trims": (name) => name.trim().replace(/[. ]+$/, ""),
  "that cuts at a colon or a NUL": (name) => name.split(/[:\0]/)[0] ?? "",
  "with devices": (name) => (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i.test(name) ? "device" : name),
  "with names of eight characters": (name) => name.replace(/^(.{6})[^.]*~1/, "$1~1"),
  "with names of 255 bytes": (name) => Buffer.from(name).subarray(0, 255).toString("latin1"),
};

// Pieces that escapes, hashes and suffixes are made of, and those that file systems take for one another.
// biome-ignore format: a table reads better in rows.
const pieces: readonly string[] = [
  "a", "A", "b", "0", "%", "25", "2F", "2f", "%25", "%2F", "/", "=", "=a", ".", "..", "_", "-", "%_", "%-", "%ff", "+", "@",
  "é", "e\u0301", "İ", "i\u0307", "ı", "K", "k", "ß", "ss", "ﬃ", "Å", "日", "😀", "\ufeff", "con", "CON", "nul", "com1", "lpt9", "aux.txt",
  ".keyslot", "keyslot", ".keyslot/", " ", "\0", "~1", ":", "\\", "*", "?", "\n", "k".repeat(70), "K".repeat(95), "%".repeat(60), "a/".repeat(11), "é".repeat(33),
];
const piece = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...pieces) },
  fc.string({ unit: "binary", maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(""));
// Names of ours as keys: whoever knows how names are made can choose a key that looks like one.
const key = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: text.map((given) => documentNames("t", given).slice(1).join("/")) },
  {
    weight: 1,
    arbitrary: text.map((given) =>
      documentNames("t", given)
        .slice(1)
        .join("/")
        .replace(/\.keyslot$/, ""),
    ),
  },
  { weight: 1, arbitrary: text.map((given) => folderName(given)) },
);
// Two keys that differ in one piece.
const near = fc
  .tuple(fc.array(piece, { maxLength: 4 }), fc.nat(4), fc.array(piece, { maxLength: 2 }), fc.nat(1))
  .map(
    ([parts, at, others, cut]) =>
      [parts.join(""), [...parts.slice(0, at), ...others, ...parts.slice(at + cut)].join("")] as const,
  );
const document = fc.tuple(fc.oneof(fc.constant("t"), text), key);
const pair = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(document, document) },
  {
    weight: 3,
    arbitrary: near.map(
      ([one, other]) =>
        [
          ["t", one],
          ["t", other],
        ] as const,
    ),
  },
);

for (const [fileSystem, seenAs] of Object.entries(fileSystems)) {
  test(`two documents never meet on a file system ${fileSystem}; seed ${seed}`, () =>
    fc.assert(
      fc.property(pair, ([first, second]) => {
        fc.pre(first[0] !== second[0] || first[1] !== second[1]);
        const [one, other] = [first, second].map(([type, storeKey]) => documentNames(type, storeKey).map(seenAs));
        expect(one).not.toEqual(other);
        // Nor is the file of one a folder of the other.
        expect(other?.slice(0, one?.length)).not.toEqual(one);
      }),
      { seed, numRuns: runs },
    ));
}

test(`names are lower-case ASCII of at most 200 bytes, neither dots nor devices, and paths fit into a call; seed ${seed}`, () =>
  fc.assert(
    fc.property(document, ([type, storeKey]) => {
      const names = documentNames(type, storeKey);
      for (const name of names) {
        expect(name).toMatch(/^[a-z0-9_@+=%-](?:[a-z0-9_@+=%.-]*[a-z0-9_@+=%-])?$/);
        expect(name.length).toBeLessThanOrEqual(200);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/);
        expect(isOwnName(name)).toBe(true);
      }
      expect(names.join("/").length).toBeLessThanOrEqual(3000);
    }),
    { seed, numRuns: runs },
  ));

test("a human finds users/alice", () => {
  const found = (type: string, storeKey: string) => documentNames(type, storeKey).join("/");
  expect(found("player", "users/alice")).toBe("player/users/alice.keyslot");
  expect(found("game.Player", "Alice Smith")).toBe("game.=player/=alice%20=smith.keyslot");
  expect(found("player", "a%2Fb/c%25d")).toBe("player/a%2fb/c%25d.keyslot");
  expect(found("player", "50%")).toBe("player/50%ff.keyslot");
  expect(found("player", "alice@example.com")).toBe("player/alice@example.com.keyslot");
  expect(found("player", "")).toBe("player/%.keyslot");
  expect(found("player", "../etc")).toBe("player/%2e%2e/etc.keyslot");
  expect(found("nul", "con")).toBe("%6eul/%63on.keyslot");
  expect(found("player", "x".repeat(300))).toMatch(/^player\/x{80}%_[0-9a-f]{64}\.keyslot$/);
  expect(found("player", `${"a/".repeat(20)}b`)).toMatch(/^player\/(?:a\/){11}%-[0-9a-f]{64}\.keyslot$/);
});

test("names stay what they are: a tree is found again by later versions", () => {
  const all = pieces.flatMap((given) => documentNames(given, `${given}/${given}x`).join("/")).join("\n");
  expect(createHash("sha256").update(all).digest("hex")).toBe(
    "6dbbb793806ee882c9145dd5522dfe5d1d2c45580b21875bbfbd821fa0d18d97",
  );
});
