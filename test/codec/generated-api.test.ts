import { DecodeError, EncodeError, memoryStore, openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import type { CityId } from "../cases/typescript/documents/documents.schema.ts";
import {
  City,
  registry,
  ScratchPad,
  Settings,
  Visit,
} from "../cases/typescript/documents/expected/typescript/index.ts";
import {
  Circle,
  Enums,
  Figure,
  Group,
  Level,
  Size,
  type Status,
  Suit,
} from "../cases/typescript/enums-and-unions/expected/typescript/index.ts";
import { Slots } from "../cases/typescript/slots/expected/typescript/index.ts";

// Generated modules used as an application uses them: what does not type-check here is a broken promise too.

const reykjavik: City = {
  id: cityId("is-rvk"),
  name: "Reykjavík",
  country: "IS",
  code: "RVK",
  population: 139_875,
  tags: ["capital", "harbour"],
  founded: -5_000_000_000_000_000_000n,
  twins: new Set([cityId("dk-cph")]),
};

const akureyri: City = {
  id: cityId("is-ak"),
  name: "Akureyri",
  country: "IS",
  population: 19_219,
  tags: ["harbour"],
  founded: null,
  twins: new Set(),
};

function cityId(text: string): CityId {
  return text as CityId;
}

test("lookups are typed and find by index, composite index, element and name", async () => {
  const cache = await openCache({ documents: registry, stores: [memoryStore()] });
  await cache.put(City, reykjavik);
  await cache.put(City, akureyri);
  const query = cache.query(City);
  const names = (cities: readonly Readonly<City>[]) => cities.map((city) => city.name);

  expect(names(query.byCountry("IS"))).toHaveLength(2);
  expect(names(query.byCountryAndPopulation("IS", { gte: 100_000 }))).toEqual(["Reykjavík"]);
  expect(names(query.byCountryAndPopulation("IS", undefined, { limit: 1, reverse: true }))).toEqual(["Reykjavík"]);
  expect(names(query.byTag("capital"))).toEqual(["Reykjavík"]);
  expect(names(query.byTwins(cityId("dk-cph")))).toEqual(["Reykjavík"]);
  expect(query.byName("Akureyri")?.population).toBe(19_219);
  expect(query.byCountryAndCode("IS", "RVK")?.id).toBe("is-rvk");
  // @ts-expect-error: a country is text.
  expect(query.byCountry(354)).toEqual([]);
  await cache.close();
});

test("the store key is made of the identity slots, of whatever the caller gives, or stands fixed", () => {
  expect(City.storeKey(cityId("a/b"))).toBe("a/b");
  expect(City.storeKeyOf(reykjavik)).toBe("is-rvk");
  expect(Visit.storeKey([cityId("a/b%"), -3])).toBe("a%2Fb%25/-3");
  expect(Visit.storeKeyOf({ city: cityId("x"), day: 7, note: "" })).toBe("x/7");
  expect(ScratchPad.storeKey("mine")).toBe("mine");
  expect(ScratchPad.storeKeyOf({ text: "" })).toBeUndefined();
  expect(Settings.storeKey(undefined)).toBe("__global__");
  // @ts-expect-error: a day is a number.
  expect(() => Visit.storeKey([cityId("x"), "7"])).toThrow(EncodeError);
  // @ts-expect-error: the identity is a branded string.
  City.storeKey("plain");
});

test("a document knows its type, schema, version and whether its values can be frozen", () => {
  expect(registry.map(({ type }) => type)).toEqual(["city", "scratch", "settings", "visit"]);
  expect([City.type, City.schemaId, City.version, City.global]).toEqual(["city", "geo.city.v2", 2, false]);
  expect([City.freezable, Visit.freezable, Settings.global]).toEqual([false, true, true]);
  expect(City.schemaHash).toMatch(/^[0-9a-f]{16}$/);
});

test("the catalog entry is written as CultCache libraries write theirs", () => {
  const { catalog } = Visit;
  expect(catalog.canonicalSchemaJson).toBe(
    '{"schemaName":"visit","schemaVersion":"visit.v1","members":[' +
      '{"slot":0,"name":"city","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},' +
      '{"slot":1,"name":"day","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},' +
      '{"slot":2,"name":"note","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
  );
  expect(City.catalog.schemaVersion).toBe("city.v2");
  expect(City.catalog.members.filter((member) => member.isName).map((member) => member.name)).toEqual(["name"]);
  expect(City.catalog.members.find((member) => member.name === "tags")).toMatchObject({
    isMany: true,
    indexAlias: "byTag",
  });
});

const slots: Slots = {
  required: "r",
  nullable: null,
  defaulted: "d",
  bounded: 5,
  big: 0n,
  few: [],
  fewer: {},
  list: [],
  points: {},
  set: new Set(),
  map: new Map(),
  huge: 0n,
  moment: new Date(0),
  bytes: new Uint8Array(0),
  point: { x: 1, y: 2, label: null },
  single: 0,
};

test.each<[name: string, change: Partial<Slots>, code: string]>([
  ["bounded", { bounded: 6 }, "wire/constraint"],
  ["bounded", { bounded: -6 }, "wire/constraint"],
  ["matched", { matched: "" }, "wire/constraint"],
  ["matched", { matched: "aaaaaaaaa" }, "wire/constraint"],
  ["matched", { matched: "A" }, "wire/constraint"],
  ["big", { big: -1n }, "wire/constraint"],
  ["few", { few: [1, 2, 3, 4] }, "wire/constraint"],
  ["fewer", { fewer: { a: "", b: "", c: "" } }, "wire/constraint"],
  ["few[1]", { few: [1, 256] }, "wire/out-of-range"],
  ["point.x", { point: { x: 1.5, y: 0, label: null } }, "wire/out-of-range"],
])("a value that breaks the constraint of %s is refused", (name, change, code) => {
  Slots.encode(slots);
  const encode = () => Slots.encode({ ...slots, ...change });
  expect(encode).toThrow(expect.objectContaining({ code, path: `Slots.${name}` }));
});

/** The shortest payload: everything required, nothing else. */
const sparse = Uint8Array.from([0x99, 0xa1, 0x72, 0xc0, 0xc0, 0xc0, 0xc0, 0x00, 0xc0, 0x00, 0x90]);

test("absent slots get their defaults, made anew for each value", () => {
  const bytes = Uint8Array.from([0x9a, ...sparse.subarray(1), 0x80]);
  const [a, b] = [Slots.decode(bytes), Slots.decode(bytes)];
  const point = { x: 3, y: 7, label: null };
  expect(a).toMatchObject({ defaulted: "by default", list: [1, 2], huge: -9007199254740993n, point });
  expect(a.single).toBe(Math.fround(0.1));
  expect(a.set).toEqual(new Set(["one"]));
  expect(a.map).toEqual(new Map([[1, "one"]]));
  expect(a.moment).toEqual(new Date("2020-02-29T12:00:00.000Z"));
  expect(a.bytes).toEqual(Uint8Array.of(1, 2));
  expect(Object.hasOwn(a.points, "__proto__")).toBe(true);
  expect("optional" in a).toBe(false);
  for (const name of ["list", "points", "set", "map", "moment", "bytes", "point"] as const)
    expect(a[name]).not.toBe(b[name]);
  expect(Slots.view(bytes).point).toEqual(point);
  expect(Slots.equals(a, b)).toBe(true);
});

test("a required slot that is absent is refused with its path", () => {
  expect(() => Slots.decode(sparse)).toThrow(
    expect.objectContaining({ code: "wire/missing-slot", path: "Slots.fewer" }),
  );
  expect(() => Slots.view(sparse).fewer).toThrow(DecodeError);
});

test("enums are values, tags stand on the wire, open ones keep what they do not know", () => {
  const value: Enums = {
    level: Level.High,
    suit: Suit.Hearts,
    status: 20,
    sizes: [Size.Small, Size["extra-large"]],
    mood: "wild",
    countries: new Set(["IS", "XX"]),
    side: null,
    perSuit: new Map([[Suit.Spades, "calm"]]),
  };
  const bytes = Enums.encode(value);
  expect([...bytes.subarray(0, 2)]).toEqual([0x98, 90]);
  expect(Enums.decode(bytes)).toEqual(value);
  const unknownStatus = Number("77") as Status;
  // On the wire 20 is no declared status, but TypeScript would take it for `Down`.
  const other = Enums.encode({ ...value, suit: Suit.Hearts, status: unknownStatus });
  expect(Enums.decode(other).status).toBe(77);
  // @ts-expect-error: a closed enum has no such value.
  expect(() => Enums.encode({ ...value, mood: "odd" })).toThrow(
    expect.objectContaining({ code: "wire/undeclared-value" }),
  );
});

test("unions are told apart by their discriminator; open ones carry members that are unknown here", () => {
  const group: Group = {
    kind: "group",
    parts: [
      { kind: "circle", radius: 1 },
      { tag: 9, raw: Uint8Array.of(0x91, 0x01) },
    ],
  };
  const bytes = Figure.encode(group);
  expect([...bytes.subarray(0, 2)]).toEqual([0x92, 2]);
  expect(Figure.decode(bytes)).toEqual(group);
  expect(Group.view(Group.encode(group)).kind).toBe("group");
  expect(Figure.decode(Uint8Array.of(0x92, 50, 0x90))).toEqual({ tag: 50, raw: Uint8Array.of(0x90) });
  expect(() => Group.decode(Uint8Array.of(0x92, 0x90, 0x92, 50, 0x90))).toThrow(
    expect.objectContaining({ code: "wire/unknown-tag", path: "Group.hull" }),
  );
  expect(Circle.decode(Circle.encode({ kind: "circle", radius: 2 }))).toEqual({ kind: "circle", radius: 2 });
});
