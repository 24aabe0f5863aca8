import type { CatalogRow } from "../catalog-row.ts";

const restore = "Restore the file from version control and run `keyslot build`, which writes it.";

/** What can be wrong with the lockfile's own text. */
export const lockfileRows = {
  "lockfile/syntax": {
    code: "KS2001",
    severity: "error",
    message: "The lockfile is not valid JSON: {reason}.",
    advice: restore,
    why: "The lockfile is the only record of slots that were released and removed. A file that cannot be read in full is not used in part, because a key that is missing from it could be given out a second time.",
    bad: '"0": { "name": "id" "type": "uuid" }',
    good: '"0": { "name": "id", "type": "uuid", "presence": "required" }',
  },
  "lockfile/conflict": {
    code: "KS2002",
    severity: "error",
    message: "The lockfile has an unresolved merge conflict.",
    advice: "Run `keyslot lock resolve`, which merges what can be merged and names what cannot.",
    why: "Two branches changed the same place. When both took the same key of one type for different slots, only a person can say which of them keeps it.",
    bad: "<<<<<<< HEAD",
    good: '  , "7": { "name": "email", "type": "string", "presence": "optional" }',
  },
  "lockfile/version": {
    code: "KS2003",
    severity: "error",
    message: "The lockfile has version {found}, and this compiler reads version {known}.",
    advice: "Use the release of `@keyslot/compiler` that wrote it, or a later one.",
    why: "A later format may hold what this compiler does not know of. Writing the file back would lose it.",
    bad: '"lockfileVersion": 99',
    good: '"lockfileVersion": 1',
  },
  "lockfile/duplicate": {
    code: "KS2004",
    severity: "error",
    message: "The lockfile has {what} twice.",
    advice:
      "Give one of the two slots or types another key or name in its schema, remove its line here, and run `keyslot build`.",
    why: "A merge that was resolved by hand may keep both lines. JSON readers then silently take the last one, and the other slot's key would be free again.",
    bad: '"7": { "name": "email", … }\n, "7": { "name": "phone", … }',
    good: '"7": { "name": "email", … }\n, "8": { "name": "phone", … }',
  },
  "lockfile/unknown-member": {
    code: "KS2005",
    severity: "error",
    message: "The lockfile has a member `{name}` that does not belong here. Known are {known}.",
    advice: restore,
    why: "A member that is not known is a misspelled one, or one of a later format. Either way something would be lost if it were ignored.",
    bad: '"7": { "name": "email", "type": "string", "presence": "optional", "retried": true }',
    good: '"7": { "name": "email", "type": "string", "presence": "optional", "retired": true }',
  },
  "lockfile/missing-member": {
    code: "KS2006",
    severity: "error",
    message: "The lockfile lacks the member `{name}` here.",
    advice: restore,
    why: "Without it the compiler cannot tell what was released.",
    bad: '"7": { "name": "email" }',
    good: '"7": { "name": "email", "type": "string", "presence": "optional" }',
  },
  "lockfile/invalid-value": {
    code: "KS2007",
    severity: "error",
    message: "The lockfile has a value here that does not belong: expected is {expected}.",
    advice: restore,
    why: "The value is not one that the compiler writes, so the file was changed by hand or by a merge.",
    bad: '"07": { "name": "email", "type": "string", "presence": "sometimes" }',
    good: '"7": { "name": "email", "type": "string", "presence": "optional" }',
  },
  "lockfile/invalid-type": {
    code: "KS2008",
    severity: "error",
    message: "The lockfile has a type `{text}` that cannot be read.",
    advice: restore,
    why: "Types in the lockfile have one spelling, such as `int32`, `list<string>` or `map<uuid, ItemStack>`.",
    bad: '"type": "string[]"',
    good: '"type": "list<string>"',
  },
  "lockfile/unknown-reference": {
    code: "KS2009",
    severity: "error",
    message: "The lockfile refers to `{name}`, which is not {expected}.",
    advice: restore,
    why: "Part of the file is missing, as after a merge that kept one side only. What was released under that name would be forgotten.",
    bad: '"type": "list<ItemStck>"',
    good: '"type": "list<ItemStack>"',
  },
} as const satisfies Record<string, CatalogRow>;
