import type { CatalogRow } from "../catalog-row.ts";

const row =
  '"1f6e0c2a9b47": { "rule": "lock/slot-retyped", "site": "Player.hp", "breaks": ["backward"], "reason": "…" }';

/** What can be wrong with a waiver: a breaking change that somebody accepted. */
export const waiverRows = {
  "waiver/unused": {
    code: "KS2501",
    severity: "error",
    message: "The waiver `{fingerprint}` for `{site}` excuses nothing: the schemas have no such change.",
    advice: "Run `keyslot accept --remove {fingerprint}`.",
    why: "A waiver is for one change. One that is left behind would excuse the same change if somebody made it later without knowing of it.",
    bad: row,
    good: "keyslot accept --remove 1f6e0c2a9b47",
  },
  "waiver/expired": {
    code: "KS2502",
    severity: "error",
    message: "The waiver `{fingerprint}` for `{site}` expired on {expires}.",
    advice:
      "Undo the change, accept it again with a later `--expires`, or run `keyslot accept --remove {fingerprint}` when no release that differs is compared with any more.",
    why: "Whoever accepted the change chose the last day on which it may stay so. What was to be done until then is due.",
    bad: '"reason": "clients are updated in January", "expires": "2026-01-31"',
    good: 'keyslot accept 1f6e0c2a9b47 --reason "the last client follows in March" --expires 2026-03-31',
  },
  "waiver/mismatch": {
    code: "KS2503",
    severity: "error",
    message: "The waiver `{fingerprint}` is for `{rule}` at `{site}`, and the change with that fingerprint is {found}.",
    advice: "Look at the change again, then run `keyslot accept {fingerprint}` with a reason that is true of it.",
    why: "The waiver was edited by hand, or the rules know more of the change than they did. Nobody has agreed to what it breaks now.",
    bad: '"breaks": ["source"]',
    good: '"breaks": ["backward", "source"]',
  },
  "waiver/over-broad": {
    code: "KS2504",
    severity: "error",
    message: "The waiver `{fingerprint}` for `{site}` also excuses {fewer}, which the change does not break.",
    advice: "Run `keyslot accept {fingerprint}` again: it notes what the change breaks, and no more.",
    why: "A waiver excuses exactly what somebody looked at. What it excuses beyond that would go through unseen later.",
    bad: '"breaks": ["backward", "forward", "source"]',
    good: '"breaks": ["backward"]',
  },
  "waiver/not-waivable": {
    code: "KS2505",
    severity: "error",
    message: "`{rule}` at `{site}` cannot be accepted: it gives a number or a name that was released a second meaning.",
    advice:
      "Give what is new a key, value, tag or name that was never used, and run `keyslot accept --remove {fingerprint}`.",
    why: "Bytes do not say which meaning they were written with. No version, reason or date makes stored bytes of the one readable as the other.",
    bad: "/** @key(3) */ nickname: string; // key 3 was `email`",
    good: "/** @key(7) */ nickname: string;",
  },
  "waiver/version-not-raised": {
    code: "KS2506",
    severity: "error",
    message:
      "`{name}` stores `{site}`, whose breaking change was accepted, and is still stored as `{schemaId}`, version {version}.",
    advice:
      "Run `keyslot fix --raise-version {name}`: it writes `@version({next})` and a new schema id, so that stored documents tell which of the two wrote them.",
    why: "Documents of the former shape stay in the stores. Their schema id is what tells a reader to decode them as they were and to migrate them; without a new one they would be misread.",
    bad: '/** @document("player") */',
    good: '/** @document("player") @version(2) @schema("player.v2") */',
  },
} as const satisfies Record<string, CatalogRow>;
