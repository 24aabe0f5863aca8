import type { WrittenChange, WrittenState, WrittenTransaction } from "./document-history.ts";

/**
 * A transaction as a human reads it: a line that says when, who and why, and below it what each document became, slot by slot.
 *
 *     2026-11-22T05:00:01.000Z alice: level-up (#17)
 *       player alice: hp 10 → 9
 */
export function formatTransaction({ at, actor, action, sequence, changes }: WrittenTransaction): string {
  const who = [actor, action].filter((each) => each !== undefined).join(": ");
  const head = `${new Date(at).toISOString()} ${who === "" ? "" : `${who} `}(#${sequence})`;
  return [head, ...changes.map((change) => `  ${change.type} ${change.key}: ${describe(change)}`)].join("\n");
}

function describe({ before, after, definition }: WrittenChange): string {
  const json = (state: WrittenState | undefined) =>
    state?.value === undefined ? undefined : definition?.toJSON(state.value);
  if (after === undefined) return before === undefined ? "nothing" : "deleted";
  const [old, made] = [json(before), json(after)];
  if (before === undefined) return `created ${made === undefined ? bytesText(after) : JSON.stringify(made)}`;
  if (old === undefined || made === undefined) return `${bytesText(before)} → ${bytesText(after)}`;
  const differences = differencesOf(old, made, "");
  return differences.length === 0 ? "written as it was" : differences.join(", ");
}

function bytesText({ envelope }: WrittenState): string {
  return `${envelope.payload.length} bytes`;
}

/** `hp 10 → 9`, and for what came or went `+ nick "Al"`, `− nick "Al"`. */
function differencesOf(before: unknown, after: unknown, path: string): string[] {
  if (isPlain(before) && isPlain(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => {
      const at = path === "" ? name : `${path}.${name}`;
      return differencesOf(Reflect.get(before, name), Reflect.get(after, name), at);
    });
  }
  const [old, made] = [JSON.stringify(before), JSON.stringify(after)];
  if (old === made) return [];
  if (old === undefined) return [`+ ${path} ${made}`];
  if (made === undefined) return [`− ${path} ${old}`];
  return [`${path} ${old} → ${made}`];
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
