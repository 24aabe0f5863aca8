import { scalar } from "./random-type.ts";
import type { TestEnum, TestRecord, TestType } from "./schema-ast.ts";

/** A default and its type, with constraints that it meets. */
interface Default {
  readonly type: TestType;
  /** As it stands in `@default(…)`. */
  readonly text: string;
  readonly tags: readonly string[];
}

const named = (name: string): TestType => ({ kind: "named", name });
const list = (element: TestType): TestType => ({ kind: "list", element });

/** Types that defaults spell values of: the same in every schema. */
export const fixedTypes: { readonly enums: readonly TestEnum[]; readonly records: readonly TestRecord[] } = {
  enums: [
    {
      name: "Mood",
      source: "literals",
      open: true,
      members: [
        { name: "calm", value: "calm" },
        { name: "", value: "" },
        { name: "north-west", value: "north-west" },
      ],
    },
    {
      name: "Size",
      source: "enum",
      open: false,
      members: [
        { name: "Small", value: 1, doc: "Not large.\n@deprecated Use `Large`." },
        { name: "Large", value: 7, tag: 70 },
      ],
    },
  ],
  records: [
    {
      name: "D0",
      document: false,
      settled: true,
      slots: [
        { key: 0, name: "x", presence: "required", type: scalar("int32") },
        { key: 1, name: "note", presence: "optional", type: scalar("string") },
        { key: 3, name: "y", presence: "defaulted", type: scalar("int32"), default: "7" },
        { key: 4, name: "label", presence: "nullable", type: scalar("string") },
      ],
    },
  ],
};

function row(type: TestType, text: string, ...tags: readonly string[]): Default {
  return { type, text, tags };
}

/** Defaults of all kinds. */
export const defaultsFor: readonly Default[] = [
  row(scalar("int8"), "-128"),
  row(scalar("int16"), "-129"),
  row(scalar("int32"), "100", "@min(0)", "@max(100)"),
  row(scalar("uint8"), "255"),
  row(scalar("uint16"), "256"),
  row(scalar("uint32"), "4294967295"),
  row(scalar("safeint"), "-9007199254740991"),
  row(scalar("int64"), '"9007199254740993"'),
  row(scalar("uint64"), '"18446744073709551615"'),
  row(scalar("bool"), "true"),
  row(scalar("float64"), "-0.5"),
  row(scalar("float64"), '"NaN"'),
  row(scalar("float64"), '"-0"'),
  row(scalar("float64"), "1e300"),
  row(scalar("float32"), '"-Infinity"'),
  row(scalar("float32"), "0.25"),
  row(scalar("float32"), "0.1"),
  row(scalar("string"), '"x\\"\\u002a/y\\\\ $\x7bz} {{w}} \\n \\u0000 \\ud83d\\ude00"'),
  row(scalar("string"), '"abc"', '@pattern("^[a-c]+$")', "@minLength(1)", "@maxLength(3)"),
  row(scalar("string"), '""'),
  row(scalar("branded"), '"it\'s"'),
  row(scalar("bytes"), '"AQI="'),
  row(scalar("date"), '"2020-02-29T12:00:00.250Z"'),
  row(scalar("timestamp"), '"-1"'),
  row(scalar("timestamp"), '"1700000000000000001"'),
  row(scalar("duration"), '"-36000000000"'),
  row(scalar("plainDate"), '"2024-02-29"'),
  row(scalar("uuid"), '"01234567-89ab-cdef-0123-456789abcdef"'),
  row(scalar("decimal"), '"-12.50"'),
  row(scalar("float64Array"), '[0.5, -1, "NaN", "-0", "-Infinity", 1e300]', "@minLength(6)"),
  row(scalar("float32Array"), '[0.1, "NaN", 0.25]', "@maxLength(3)"),
  row(scalar("int8Array"), "[-128, 127]"),
  row(scalar("int16Array"), "[-32768]", "@minLength(1)", "@maxLength(1)"),
  row(scalar("int32Array"), "[]"),
  row(scalar("int64Array"), '["-9007199254740993", 1]'),
  row(scalar("uint16Array"), "[65535]"),
  row(scalar("uint32Array"), "[4294967295, 0]"),
  row(scalar("uint64Array"), '["18446744073709551615"]'),
  row(list({ kind: "nullable", element: scalar("float64Array") }), "[null, [], [1.5]]"),
  row(named("Mood"), '"north-west"'),
  row(named("Mood"), '""'),
  row(named("Size"), "Size.Large"),
  row(named("D0"), '{"x": 3, "label": null}'),
  row(list(scalar("uint8")), "[1, 2, 3]", "@maxItems(3)"),
  row(list(scalar("string")), "[]"),
  row(list(named("D0")), '[{"x": 1, "note": "n", "y": 2, "label": "l"}]'),
  row(list({ kind: "nullable", element: scalar("int64") }), '[null, "-1"]'),
  row(list(named("Size")), "[1, 7]"),
  row({ kind: "set", element: scalar("string") }, '["b", "a"]'),
  row({ kind: "set", element: scalar("int32") }, "[300, -1, 5]"),
  row({ kind: "dictionary", element: scalar("bool") }, '{"__proto__": true, "a": false}'),
  row({ kind: "dictionary", element: list(scalar("float64")) }, '{"b": [1, "NaN"], "": []}'),
  row({ kind: "map", key: scalar("uint16"), element: scalar("string") }, '[[300, "b"], [1, "a"]]'),
  row({ kind: "map", key: named("Size"), element: named("D0") }, '[[7, {"x": 0, "label": "l"}]]'),
  row({ kind: "tuple", elements: [scalar("int8"), scalar("string")] }, '[-1, "t"]'),
];
