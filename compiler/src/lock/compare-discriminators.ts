import type { PlacelessChange, RecordPair } from "./compare-slots.ts";
import type { RecordShape } from "./lockfile.ts";
import type { ChangeKind } from "./schema-change.ts";

type Discriminator = NonNullable<RecordShape["discriminator"]>;

/** What tells a member of a union from the others in TypeScript. The name of the property is told of the union. */
export function compareDiscriminators({ before, after }: RecordPair): readonly PlacelessChange[] {
  const kind = discriminatorKind(before.discriminator, after.discriminator);
  if (!kind) return [];
  return [
    {
      kind,
      type: after.name,
      site: after.name,
      before: discriminatorText(before.discriminator),
      after: discriminatorText(after.discriminator),
    },
  ];
}

function discriminatorKind(
  before: Discriminator | undefined,
  after: Discriminator | undefined,
): ChangeKind | undefined {
  if (!before) return after && "discriminator-added";
  if (!after) return "discriminator-dropped";
  return before.value === after.value ? undefined : "discriminator-value-changed";
}

function discriminatorText(discriminator: Discriminator | undefined): string {
  return discriminator ? `${discriminator.property}: ${JSON.stringify(discriminator.value)}` : "nothing";
}
