import type { Topic } from "./table.ts";
import { containerTypes } from "./table-containers.ts";

const nested = (levels: number): unknown =>
  levels === 0 ? { name: "leaf", children: [] } : { name: "n", children: [nested(levels - 1)] };

export const recordTopics: readonly Topic[] = [
  {
    topic: "containers",
    about: "Lists, tuples, sets and maps; sets and maps sorted by encoded bytes.",
    types: containerTypes,
  },
  {
    topic: "presence",
    about: "Nil and the array's end: absent, null, the default, or an error.",
    types: [
      {
        record: "Presence",
        type: "Presence",
        rows: [
          {
            name: "nothing but what is needed",
            value: { required: "a", nullable: null, defaulted: 7, list: [1, 2] },
            bytes: "95a161c0c007920102",
            reads: ["91a161", "92a161c0", "93a161c0c0", "94a161c0c0c0", "95a161c0c0c0c0", "94a161c0c007"],
          },
          {
            name: "everything",
            value: { required: "a", optional: 0, nullable: "", defaulted: 0, list: [] },
            bytes: "95a16100a00090",
          },
        ],
        keeps: [
          {
            name: "one slot more",
            value: { required: "a", nullable: null, defaulted: 7, list: [] },
            bytes: "96a161c0c00790cd0001",
          },
          {
            name: "three slots more, nil among them",
            value: { required: "a", nullable: null, defaulted: 7, list: [] },
            bytes: "98a161c0c00790c081a16bd0ff93c0c0c0",
          },
        ],
        refusals: [
          { name: "empty array", bytes: "90", code: "wire/missing-slot" },
          { name: "required nil", bytes: "95c0c0c00790", code: "wire/missing-slot" },
          { name: "map instead of an array", bytes: "80", code: "wire/type-mismatch" },
          { name: "nothing", bytes: "", code: "wire/truncated" },
          { name: "nil", bytes: "c0", code: "wire/type-mismatch" },
          { name: "trailing byte", bytes: "91a16100", code: "wire/trailing-bytes" },
          { name: "4 G slots claimed", bytes: "ddffffffff", code: "wire/length-exceeds-input" },
          { name: "unknown slot is malformed", bytes: "96a161c0c00790c1", code: "wire/reserved-byte" },
          { name: "unknown slot is cut", bytes: "97a161c0c0079001", code: "wire/truncated" },
        ],
        unwritable: [{ name: "required is missing", value: { nullable: null }, code: "wire/missing-slot" }],
      },
      {
        record: "Gaps",
        type: "Gaps",
        rows: [
          {
            name: "gaps are nil",
            value: { second: 5, last: 6 },
            bytes: "96c0c005c0c006",
            reads: ["96010205030406", "96a161c00592c0c0c006", "96c0c0d0059301020381c0c006"],
          },
          {
            name: "absent at the end is nil",
            value: { second: 5 },
            bytes: "96c0c005c0c0c0",
            reads: ["93c0c005", "94c0c00591c0"],
          },
        ],
        refusals: [
          { name: "a gap holds a reserved byte", bytes: "93c1c005", code: "wire/reserved-byte" },
          { name: "a gap is cut", bytes: "92c0d9", code: "wire/truncated" },
          // With the type's byte the length is beyond 32 bits.
          { name: "a gap claims 4 G", bytes: "93c9ffffffff0505c0", code: "wire/length-exceeds-input" },
        ],
      },
      {
        record: "Wide",
        type: "Wide",
        rows: [
          {
            name: "wider array header",
            value: { first: 1, last: 2 },
            bytes: `dc001401${"c0".repeat(18)}02`,
            reads: [`dd0000001401${"c0".repeat(18)}02`],
          },
        ],
      },
      {
        record: "Inherited",
        type: "Inherited",
        rows: [
          {
            name: "inherited names are slots",
            value: JSON.parse('{"constructor":"c","toString":"t","__proto__":"p"}'),
            bytes: "93a163a174a170",
          },
          {
            name: "an inherited name that is absent",
            value: JSON.parse('{"toString":"t","__proto__":"p"}'),
            bytes: "93c0a174a170",
          },
        ],
        unwritable: [{ name: "what every object inherits is not a value", value: {}, code: "wire/missing-slot" }],
      },
      {
        record: "Bounded",
        type: "Bounded",
        rows: [
          { name: "at the lower bounds", value: { number: -3, text: "ab", items: [] } },
          { name: "at the upper bounds", value: { number: 10, text: "abcd", items: [1, 2] } },
        ],
        unwritable: [
          { name: "below the minimum", value: { number: -4, text: "ab", items: [] }, code: "wire/constraint" },
          { name: "above the maximum", value: { number: 11, text: "ab", items: [] }, code: "wire/constraint" },
          { name: "too short", value: { number: 0, text: "a", items: [] }, code: "wire/constraint" },
          { name: "too long", value: { number: 0, text: "abcde", items: [] }, code: "wire/constraint" },
          { name: "another pattern", value: { number: 0, text: "AB", items: [] }, code: "wire/constraint" },
          { name: "too many items", value: { number: 0, text: "ab", items: [1, 2, 3] }, code: "wire/constraint" },
        ],
      },
      {
        record: "OfBoundedSet",
        type: "Set<Bounded>",
        rows: [{ name: "one", value: [{ number: 10, text: "ab", items: [] }], bytes: "9191930aa2616290" }],
        refusals: [
          {
            name: "equal elements, which no constraint keeps from being compared",
            bytes: "91929364a26162909364a2616290",
            code: "wire/duplicate-element",
          },
        ],
      },
    ],
  },
  {
    topic: "records",
    about: "Records inside records, recursion, and the limit of 64 levels.",
    types: [
      {
        record: "OfPoint",
        type: "Point",
        rows: [{ name: "nested", value: { x: 1, y: -1 }, bytes: "919201ff" }],
        keeps: [{ name: "unknown slot one level down", value: { x: 1, y: 2 }, bytes: "91930102a161" }],
        refusals: [
          { name: "slot missing one level down", bytes: "919101", code: "wire/missing-slot" },
          { name: "map", bytes: "9180", code: "wire/type-mismatch" },
        ],
      },
      {
        record: "OfPointList",
        type: "Point[]",
        rows: [
          {
            name: "two",
            value: [
              { x: 1, y: 2 },
              { x: 3, y: 4 },
            ],
            bytes: "9192920102920304",
          },
        ],
        keeps: [
          {
            name: "unknown slot of an element",
            value: [
              { x: 1, y: 2 },
              { x: 3, y: 4 },
            ],
            bytes: "91929401020506920304",
          },
        ],
        refusals: [{ name: "nil element", bytes: "9191c0", code: "wire/type-mismatch" }],
      },
      {
        record: "Tree",
        type: "Tree",
        rows: [
          { name: "leaf", value: { name: "a", children: [] }, bytes: "92a16190", reads: ["91a161", "92a161c0"] },
          { name: "three levels", value: nested(2) },
          { name: "64 levels", value: nested(31) },
        ],
        keeps: [
          {
            name: "unknown slots at two levels",
            value: { name: "a", children: [{ name: "b", children: [] }] },
            bytes: "93a1619193a16290c307",
          },
        ],
        refusals: [
          { name: "66 levels", bytes: `${"92a16e91".repeat(32)}92a16e90`, code: "wire/too-deep" },
          { name: "65 levels in an unknown slot", bytes: `93a16190${"91".repeat(64)}00`, code: "wire/too-deep" },
        ],
        unwritable: [{ name: "66 levels", value: nested(32), code: "wire/too-deep" }],
      },
    ],
  },
  {
    topic: "unions",
    about: "[tag, body]; closed ones refuse what they do not know, open ones keep it.",
    types: [
      {
        record: "OfFigure",
        type: "Figure",
        rows: [
          {
            name: "circle",
            value: { kind: "circle", radius: 1 },
            bytes: "91920191cb3ff0000000000000",
            reads: ["9192d0019101"],
          },
          {
            name: "segment",
            value: { kind: "segment", from: { x: 0, y: 0 } },
            bytes: "91920292920000c0",
            reads: ["91920291920000"],
          },
          { name: "wide tag, no slots", value: { kind: "empty" }, bytes: "9192cd012c90" },
        ],
        keeps: [{ name: "unknown slot of a member", value: { kind: "empty" }, bytes: "9192cd012c9105" }],
        refusals: [
          { name: "unknown tag", bytes: "91920390", code: "wire/unknown-tag" },
          { name: "no body", bytes: "919101", code: "wire/type-mismatch" },
          { name: "three elements", bytes: "91930190c0", code: "wire/type-mismatch" },
          { name: "text tag", bytes: "9192a16190", code: "wire/type-mismatch" },
        ],
        unwritable: [{ name: "undeclared kind", value: { kind: "square" }, code: "wire/undeclared-value" }],
      },
      {
        record: "OfOpenFigure",
        type: "OpenFigure",
        rows: [
          { name: "declared", value: { kind: "circle", radius: 1 }, bytes: "91920191cb3ff0000000000000" },
          { name: "unknown is kept", value: { tag: 9, raw: "kQE=" }, bytes: "9192099101" },
          { name: "unknown body need not be a record", value: { tag: 9, raw: "oWE=" }, bytes: "919209a161" },
          { name: "unknown nil body", value: { tag: -9, raw: "wA==" }, bytes: "9192f7c0" },
        ],
        refusals: [{ name: "malformed unknown body", bytes: "919209c1", code: "wire/reserved-byte" }],
        unwritable: [
          { name: "a declared tag as unknown", value: { tag: 1, raw: "kQE=" }, code: "wire/undeclared-value" },
          { name: "raw of two values", value: { tag: 9, raw: "AQE=" }, code: "wire/trailing-bytes" },
        ],
      },
    ],
  },
];
