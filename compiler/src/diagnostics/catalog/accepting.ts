import type { CatalogRow } from "../catalog-row.ts";

/** How `keyslot accept` was called: KS321x. */
export const acceptingRows = {
  "usage/fingerprint-syntax": {
    code: "KS3211",
    severity: "error",
    message: "`{value}` is no fingerprint.",
    advice:
      "Give the 12 hexadecimal digits that the finding shows, or as many of the first ones as tell it apart, at least 4.",
    why: "A waiver is for one change, and its fingerprint is the name of that change: it stays the same when files move or lines shift.",
    bad: 'keyslot accept Player.hp --reason "clients are updated"',
    good: 'keyslot accept 1f6e0c2a9b47 --reason "clients are updated"',
  },
  "usage/unknown-fingerprint": {
    code: "KS3212",
    severity: "error",
    message: "There is nothing to accept or remove with the fingerprint `{value}`.",
    advice: "{nearest}`keyslot accept` without a fingerprint lists what can be accepted.",
    why: "Only a change that the check reports now can be accepted, and only a waiver that the lockfile holds can be removed. A waiver for something else would excuse nothing.",
    bad: 'keyslot accept 000000000000 --reason "clients are updated"',
    good: "keyslot accept",
  },
  "usage/ambiguous-fingerprint": {
    code: "KS3213",
    severity: "error",
    message: "Several fingerprints begin with `{value}`: {list}.",
    advice: "Give more digits.",
    why: "What is accepted is never guessed.",
    bad: 'keyslot accept 1f6e --reason "clients are updated"',
    good: 'keyslot accept 1f6e0c --reason "clients are updated"',
  },
  "usage/reason-missing": {
    code: "KS3214",
    severity: "error",
    message: "Accepting a breaking change needs a reason.",
    advice: 'Say with `--reason "…"` why nobody is harmed, or who has agreed.',
    why: "The reason is committed with the lockfile. Whoever meets the change later, in a review or in a broken client, reads it there.",
    bad: "keyslot accept 1f6e0c2a9b47",
    good: 'keyslot accept 1f6e0c2a9b47 --reason "never released outside the team"',
  },
  "usage/expires-invalid": {
    code: "KS3215",
    severity: "error",
    message: "`{value}` is not a day on which a waiver can expire.",
    advice: "Give a day as `YYYY-MM-DD` that is not over; today is {today}.",
    why: "After that day the waiver is an error, so it has to be a day of the calendar, and one that is still to come.",
    bad: 'keyslot accept 1f6e0c2a9b47 --reason "…" --expires soon',
    good: 'keyslot accept 1f6e0c2a9b47 --reason "…" --expires 2027-01-31',
  },
  "usage/nothing-released": {
    code: "KS3216",
    severity: "error",
    message: "There is no lockfile `{lock}` yet, so nothing was released that a change could break.",
    advice: "Run `keyslot build`, which writes it.",
    why: "Waivers stand in the lockfile, beside what was released.",
    bad: "keyslot accept 1f6e0c2a9b47 --reason …",
    good: "keyslot build",
  },
  "usage/schemas-have-errors": {
    code: "KS3217",
    severity: "error",
    message: "The schemas have errors, so that what changed cannot be judged.",
    advice: "`keyslot check` shows them; mend them first.",
    why: "A change is judged once the schemas say something. What cannot be judged cannot be accepted.",
    bad: "keyslot accept 1f6e0c2a9b47 --reason …",
    good: "keyslot check",
  },
} as const satisfies Record<string, CatalogRow>;
