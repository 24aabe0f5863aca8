import { catalog, type Rule } from "../../compiler/src/diagnostics/catalog.ts";
import type { Diagnostic } from "../../compiler/src/diagnostics/diagnostic.ts";
import type { Report, ReportFiles } from "../../compiler/src/diagnostics/report.ts";
import type { Witness } from "../../compiler/src/model/witness.ts";
import { spanOf } from "./span-of.ts";

function rule(name: Rule): Pick<Diagnostic, "rule" | "code"> {
  return { rule: name, code: catalog[name].code };
}

/** Files as a work tree holds them; those of other commits are not among them. */
const texts: Readonly<Record<string, string>> = {
  "schemas/player.schema.ts":
    'import type { int16, Uuid } from "@keyslot/runtime/types";\n\n/** Someone who plays. @document("player") */\nexport interface Player {\n  /** @key(0) @id */ id: Uuid;\n  /** @key(1) */ hp: int16;\n  /** @key(1) */\n  mp: int16;\n}\n',
  "schemas/Größe & 名前.schema.ts": "export interface Größe {\r\n  /** @key(0) */ 名前: string;\r\n}\r\n",
  "schemas/schema.lock.json": '{\n  "lockfileVersion": 1\n, "types": {\n    "Player": {\n    }\n  }\n}\n',
};

const lockfile = { name: "schemas/schema.lock.json", kind: "lockfile", lockfile: "schemas/schema.lock.json" } as const;

const witness: Witness = {
  direction: "backward",
  root: "Player",
  writer: "before",
  bytes: "92a0ce00011170",
  bytesText: "92 … ce 00 01 11 70",
  written: { id: "", hp: 70000 },
  read: { kind: "refused", code: "wire/out-of-range", path: "Player.hp", offset: 2, message: "70000 is no int16." },
  writtenText: "hp = 70000",
  readText: "DecodeError wire/out-of-range at Player.hp",
};

const change = {
  kind: "slot-retyped-narrowed",
  fingerprint: "8913f8486964",
  verdict: { backward: ["typescript", "csharp", "rust", "python"], source: ["csharp", "rust"] },
  baselines: [lockfile.name],
  placeBefore: spanOf(texts, "schemas/schema.lock.json", '"Player"'),
  reach: ["Team.players"],
  witnesses: [witness],
  acceptable: true,
} as const;

const retyped: Diagnostic = {
  ...rule("lock/slot-retyped"),
  severity: "error",
  message: "`Player.hp` (key 1) became `int16`, was `int32`; stored values may not fit the new type.",
  advice: "Restore the type. For the new type, add an optional or defaulted slot under a free key.",
  span: spanOf(texts, "schemas/player.schema.ts", "hp"),
  related: [],
  site: "Player.hp",
  breaks: ["backward", "source"],
  before: "int32",
  after: "int16",
  change,
};

const retypedChange = {
  ...change,
  type: "Player",
  site: "Player.hp",
  number: 1,
  before: "int32",
  after: "int16",
  because: "stored values may not fit the new type",
  mode: "full",
  outcome: "found",
  rule: "lock/slot-retyped",
  span: spanOf(texts, "schemas/player.schema.ts", "hp"),
} as const;

const added = {
  kind: "slot-added-optional",
  type: "Player",
  site: "Player.title",
  number: 7,
  after: "title?: string",
  fingerprint: "00000000000a",
  verdict: {},
  because: "readers of old bytes find it absent",
  mode: "full",
  outcome: "safe",
  baselines: [lockfile.name],
  reach: [],
} as const;

const duplicate: Diagnostic = {
  ...rule("key/duplicate"),
  severity: "error",
  message: "Key 1 is already taken by `hp`.",
  advice: "Give `mp` a key that was never used.",
  span: spanOf(texts, "schemas/player.schema.ts", "mp"),
  related: [{ span: spanOf(texts, "schemas/player.schema.ts", "hp"), message: "`hp` takes it here." }],
  site: "Player.mp",
  breaks: [],
};

const removed: Diagnostic = {
  ...rule("lock/document-removed"),
  severity: "error",
  message: "The document `Guild` was removed.",
  advice: "Restore it.",
  related: [],
  site: "Guild",
  breaks: ["backward"],
  before: 'Guild @document("guild")',
  change: {
    kind: "document-removed",
    fingerprint: "00000000000b",
    verdict: { backward: ["typescript", "csharp", "rust", "python"] },
    baselines: ["v1.0.0", "v1.1.0"],
    placeBefore: { file: "v1.0.0:schemas/guild.schema.ts", start: 60, end: 65, line: 4, column: 18 },
    reach: [],
    witnesses: [],
    acceptable: false,
  },
};

const narrowed: Diagnostic = {
  ...retyped,
  severity: "warning",
  ...rule("lock/constraint-tightened"),
  message: "`Größe.名前` was tightened: 😀 | `a`.",
  advice: "Loosen it.",
  span: spanOf(texts, "schemas/Größe & 名前.schema.ts", "名前: string;\r\n}"),
  site: "Größe.名前",
  breaks: ["source"],
  before: "@max(10)",
  after: "@max(5)",
  change: {
    ...change,
    kind: "constraint-tightened",
    fingerprint: "00000000000c",
    verdict: { source: ["python"] },
    reach: [],
    witnesses: [],
  },
};

const fault: Diagnostic = {
  ...rule("config/not-found"),
  severity: "error",
  message: "The config file `missing.json` does not exist.",
  advice: "Correct the path after `--config`.",
  related: [],
  breaks: [],
};

const leftOut: Diagnostic = {
  ...rule("baseline/nothing-released"),
  severity: "note",
  message: "`v0.1.0` has no lockfile and no schemas.",
  advice: "It is left out.",
  related: [],
  breaks: [],
};

const waiver = { reason: "Nobody stored more than 100.", expires: "2027-01-31" };

/** Everything that could end what it stands in, in one of the formats. */
export const hostileText =
  "% %0A , : :: \n::error::x\r\n##[error]y \u2028 ]]> <b attr='\"'> &amp; `code` | **bold** @team \\ \0 \u0007 \u001b[31m \u202e \ud800 \udfff \uffff 😀";

const hostile: Diagnostic = {
  ...retyped,
  message: hostileText,
  advice: hostileText,
  site: hostileText,
  before: hostileText,
  after: hostileText,
  change: { ...change, witnesses: [{ ...witness, writtenText: hostileText, readText: hostileText }] },
};

const report: Report = {
  tool: { version: "1.2.3" },
  findings: [],
  changes: [],
  baselines: [lockfile],
  failOn: "error",
  home: lockfile.name,
};

/** One folder each below `cases`. */
export const reports: Readonly<Record<string, Report>> = {
  clean: { ...report, changes: [added] },
  "no-release": { ...report, baselines: [] },
  "one-error": { ...report, findings: [retyped], changes: [retypedChange, added] },
  many: { ...report, findings: [narrowed, duplicate, retyped, retyped], changes: [retypedChange], failOn: "warning" },
  waived: {
    ...report,
    findings: [{ ...retyped, severity: "note", change: { ...change, waiver } }, narrowed],
    changes: [{ ...retypedChange, outcome: "accepted", waiver }],
  },
  "several-baselines": {
    ...report,
    findings: [removed],
    baselines: ["v1.0.0", "v1.1.0", "v2.0.0", "v2.1.0", "v2.2.0"].map((name, index) => ({
      name,
      kind: "git",
      commit: `${index}`.repeat(40),
      lockfile: `${name}:schemas/schema.lock.json`,
    })),
    changes: [{ ...added, kind: "slot-added-required", outcome: "allowed", mode: "forward" }],
  },
  "left-out": { ...report, findings: [leftOut], changes: [added] },
  "fails-on-nothing": { ...report, findings: [duplicate], failOn: "none" },
  fault: { ...report, findings: [fault], baselines: [], home: "keyslot.config.json" },
  documented: {
    ...report,
    tool: { version: "1.2.3", homepage: "https://example.org/keyslot/" },
    findings: [duplicate],
  },
  hostile: { ...report, findings: [hostile] },
};

export const files: ReportFiles = {
  textOf: (file) => texts[file],
  pathOf: (file) => (texts[file] === undefined ? undefined : `packages/contracts/${file}`),
};
