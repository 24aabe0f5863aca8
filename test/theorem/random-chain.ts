import type { Random } from "../conformance/support/random.ts";
import { documentEdits } from "./document-edits.ts";
import type { Edit } from "./edit-schema.ts";
import { memberEdits } from "./member-edits.ts";
import { breaksNobody, judge } from "./pair.ts";
import { randomSchema } from "./random-schema.ts";
import { makeRelease, type Release } from "./release.ts";
import type { RecordText, SchemaText, TypeText } from "./schema-text.ts";
import { slotEdits } from "./slot-edits.ts";

/** By the kind of change at which they aim. */
export const edits: Readonly<Record<string, Edit>> = { ...slotEdits, ...documentEdits, ...memberEdits };

const aims = Object.keys(edits);

/** How a chain is made: `single` changes prove a row by itself, `safe` releases must be safe together and over all of them. */
export type ChainKind = "single" | "mixed" | "safe";

/** Releases of one schema, each with one change at least; the `aim`-th kind is among them. */
export function randomChain(aim: number, kind: ChainKind, random: Random): readonly Release[] {
  const edit = edits[aims[aim % aims.length] ?? ""];
  const needsPast = kind === "single" ? 2 : 1 + random.below(5);
  for (let tries = 0; tries < 40; tries++) {
    const first = makeRelease(randomSchema(random), undefined);
    if (!first || !edit) continue;
    const chain = extend([first], { kind, edit, length: needsPast + 1, random });
    if (chain.length > 1) return chain;
  }
  return [];
}

interface Plan {
  readonly kind: ChainKind;
  readonly edit: Edit;
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

function changed(last: Release, { kind, edit, random }: Plan): Release | undefined {
  const count = kind === "single" ? 1 : 1 + random.below(5);
  let current: Release | undefined;
  for (let done = 0, tried = 0; done < count && tried < 4 * count; tried++) {
    const wanted = tried === 0 || random.once(4) ? edit : anyEdit(random);
    const schema = wanted(current?.schema ?? withoutWas(last.schema, random), random);
    const next = schema && makeRelease(schema, last.lockfile);
    if (!next || (kind === "safe" && !breaksNobody(judge(next, last)))) continue;
    current = next;
    done++;
  }
  return current;
}

function anyEdit(random: Random): Edit {
  const edit = edits[aims[random.below(aims.length)] ?? ""];
  return edit ?? (() => undefined);
}

/** `@was` is needed for one release; some leave it there. */
function withoutWas(schema: SchemaText, random: Random): SchemaText {
  if (random.once(2)) return schema;
  const bare = (type: TypeText): TypeText => (type.kind === "record" ? bareRecord(type) : { ...type, was: [] });
  return { types: schema.types.map(bare) };
}

function bareRecord(record: RecordText): RecordText {
  return { ...record, was: [], slots: record.slots.map((slot) => ({ ...slot, was: [] })) };
}
