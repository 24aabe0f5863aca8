import { documentRules } from "./document-rules.ts";
import type { EvolutionRule } from "./evolution-rule.ts";
import { indexRules } from "./index-rules.ts";
import { memberRules } from "./member-rules.ts";
import type { ChangeKind } from "./schema-change.ts";
import { slotRules } from "./slot-rules.ts";
import { sourceRules } from "./source-rules.ts";

/** The one table: every kind of change, what it breaks for whom, and why. */
export const rules: Readonly<Record<ChangeKind, EvolutionRule>> = {
  ...slotRules,
  ...documentRules,
  ...indexRules,
  ...memberRules,
  ...sourceRules,
};
