import type { Random } from "../conformance/support/random.ts";
import { documentEdits } from "./document-edits.ts";
import type { Edit } from "./edit-schema.ts";
import { indexEdits } from "./index-edits.ts";
import { memberEdits } from "./member-edits.ts";
import { breaksNobody, judge } from "./pair.ts";
import { randomSchema } from "./random-schema.ts";
import { makeRelease, type Release } from "./release.ts";
import { restoreEdits } from "./restore-edits.ts";
import type { RecordText, SchemaText, TypeText } from "./schema-text.ts";
import { slotEdits } from "./slot-edits.ts";
import { sourceEdits } from "./source-edits.ts";
import { typeEdits } from "./type-edits.ts";

/** By the kind of change at which they aim. */
export const edits: Readonly<Record<string, Edit>> = {
  ...slotEdits,
  ...restoreEdits,
  ...memberEdits,
  ...typeEdits,
  ...documentEdits,
  ...indexEdits,
  ...sourceEdits,
};

const aims = Object.keys(edits);

/** How a chain is made: `single` changes prove a row by itself, `safe` releases must be safe together and over all of them. */
export type ChainKind = "single" | "mixed" | "safe";

/** Releases of one schema, each with one change at least; the `aim`-th kind is among them. */
export function randomChain(aim: number, kind: ChainKind, random: Random): readonly Release[] {
  const wanted = aims[aim % aims.length] ?? "";
  const edit = edits[wanted];
  const preparation = edits[preparations[wanted] ?? ""];
  const needsPast = kind === "single" ? (preparation ? 3 : 2) : 1 + random.below(5);
  for (let tries = 0; tries < 300 && edit; tries++) {
    const schema = randomSchema(random);
    const hasPlace = edit(schema, random) ?? preparation?.(schema, random);
    const first = hasPlace && makeRelease(schema, undefined);
    if (!first) continue;
    const chain = extend([first], { kind, edit, length: needsPast + 1, random, ...(preparation && { preparation }) });
    if (chain.length > 1) return chain;
  }
  return [];
}

interface Plan {
  readonly kind: ChainKind;
  readonly edit: Edit;
  readonly preparation?: Edit;
  readonly length: number;
  readonly random: Random;
}

/** The aimed change comes as early as the schema has a place for it; until then, others prepare one. */
function extend(chain: readonly Release[], plan: Plan): readonly Release[] {
  const last = chain.at(-1);
  if (!last || chain.length >= plan.length) return chain;
  const next = changed(last, plan);
  if (!next) return chain;
  return extend([...chain, next], plan);
}

function changed(last: Release, { kind, edit, preparation, random }: Plan): Release | undefined {
  const count = kind === "single" ? 1 : 1 + random.below(5);
  let current: Release | undefined;
  for (let done = 0, tried = 0; done < count && tried < 4 * count; tried++) {
    const from = current?.schema ?? withoutWas(last.schema, random);
    const aimed = tried === 0 || random.once(4) ? edit(from, random) : undefined;
    const schema = aimed ?? (tried === 0 ? preparation : anyEdit(random))?.(from, random);
    const next = schema && makeRelease(schema, last.lockfile);
    if (!next || (kind === "safe" && !breaksNobody(judge(next, last)))) continue;
    current = next;
    done++;
  }
  return current;
}

/** What has to happen first, where a first release has no place for an edit. */
const preparations: Readonly<Record<string, string>> = {
  "retired-key-reused": "slot-removed-reserved",
  "slot-added-over-removed": "slot-removed-from-elements",
  "slot-restored": "slot-removed-unreserved",
  "slot-restored-in-gap": "slot-removed-reserved",
  "slot-restored-required": "slot-removed-required",
  "slot-restored-in-gap-required": "slot-removed-required",
  "enum-value-reused": "enum-value-removed-closed",
  "union-tag-reused": "union-member-removed-open",
  "type-restored": "type-removed",
  "type-name-reused": "type-renamed",
  "document-restored": "document-removed",
  "document-name-reused": "document-removed",
  "discriminator-dropped": "discriminator-added",
  "identity-unconstrained": "identity-constrained",
};

function anyEdit(random: Random): Edit {
  const edit = edits[aims[random.below(aims.length)] ?? ""];
  return edit ?? (() => undefined);
}

/** `@was` is needed for one release; some leave it there. */
function withoutWas(schema: SchemaText, random: Random): SchemaText {
  if (random.once(2)) return schema;
  const bare = (type: TypeText): TypeText => (type.kind === "record" ? bareRecord(type) : { ...type, was: [] });
  return { ...schema, types: schema.types.map(bare) };
}

function bareRecord(record: RecordText): RecordText {
  return { ...record, was: [], slots: record.slots.map((slot) => ({ ...slot, was: [] })) };
}
