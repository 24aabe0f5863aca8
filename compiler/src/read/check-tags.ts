import { namesNear } from "../text/nearest-name.ts";
import { offsetOf } from "./comment-text.ts";
import { spanAt } from "./parse-source.ts";
import type { DocComment, Tag } from "./read-comment.ts";
import { type Reading, report } from "./reading.ts";
import { type TagPlace, tagTable } from "./tag-table.ts";

/** Reports what is wrong with a comment's tags whatever they mean: unknown, out of place, written twice, malformed. */
export function checkTags(reading: Reading, comment: DocComment, place: TagPlace): void {
  const seen = new Map<string, Tag>();
  for (const tag of comment.tags) {
    if (tag.unknown) {
      reportUnknown(reading, tag, place);
      continue;
    }
    const row = tagTable[tag.name];
    if (!row) continue;
    const first = seen.get(tag.name);
    seen.set(tag.name, first ?? tag);
    const values = { tag: tag.name, form: row.form };
    if (!row.places.includes(place)) {
      const places = listPlaces(row.places);
      report(reading, {
        rule: "tag/misplaced",
        span: tag.span,
        values: { ...values, place: placeNames[place], places },
      });
    } else if (first && !row.repeats) {
      const related = [{ span: first.span, message: `\`@${tag.name}\` stands here already.` }];
      report(reading, { rule: "tag/repeated", span: tag.span, values, related });
    } else checkForm(reading, comment, tag);
  }
}

function checkForm(reading: Reading, comment: DocComment, tag: Tag): void {
  const row = tagTable[tag.name];
  if (!row) return;
  const values = { tag: tag.name, form: row.form };
  if (tag.problem) {
    const from = comment.text ? offsetOf(comment.text, tag.problem.at) : tag.span.start;
    const span = spanAt(comment.file, from, Math.max(from + 1, tag.span.end));
    report(reading, { rule: "tag/syntax", span, values: { ...values, problem: tag.problem.text } });
  } else if (row.argument === "required" && (tag.values?.length ?? 0) === 0)
    report(reading, { rule: "tag/argument", span: tag.span, values });
}

const placeNames: Readonly<Record<TagPlace, string>> = {
  interface: "an interface",
  union: "a `@union` alias",
  enum: "an enum",
  member: "a member",
  "enum member": "an enum member",
  alias: "a type alias",
  dictionary: "an interface with an index signature",
};

function listPlaces(places: readonly TagPlace[]): string {
  const names = places.map((place) => placeNames[place]);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : (names[0] ?? "");
}

function reportUnknown(reading: Reading, tag: Tag, place: TagPlace): void {
  const nearest = nearestTag(tag.name, place);
  const hint = nearest
    ? `Write \`@${nearest}\`, if that is what is meant.`
    : "Remove it, or put it in backticks where it is prose.";
  report(reading, { rule: "tag/unknown", span: tag.span, values: { tag: tag.name, hint } });
}

/** True where a misspelled tag was reported whose nearest is `name`: what its absence means need not be told as well. */
export function isMisspelled(comment: DocComment, name: string, place: TagPlace): boolean {
  return comment.tags.some((tag) => tag.unknown && nearestTag(tag.name, place) === name);
}

/** The known tag that is meant, when one is near; of equally near ones that which fits the place. */
function nearestTag(name: string, place: TagPlace): string | undefined {
  const rows = Object.entries(tagTable);
  const fitting = rows.filter(([, { places }]) => places.includes(place));
  const others = rows.filter(([, { places }]) => !places.includes(place));
  const [nearest] = namesNear(
    name,
    [...fitting, ...others].map(([known]) => known),
  );
  return nearest;
}
