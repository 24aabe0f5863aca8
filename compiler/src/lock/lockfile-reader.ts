import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { highestKey } from "../model/highest-key.ts";
import type { Span } from "../model/span.ts";
import { lineAndColumn } from "../text/line-and-column.ts";
import type { JsonMember, JsonNode } from "../text/parse-json.ts";

/** What `parse-lockfile.ts` and its parts share: the text, its places, and where findings go. */
export class LockfileReader {
  readonly #path: string;
  readonly #text: string;
  readonly #diagnostics: DiagnosticBag;

  constructor(file: { readonly path: string; readonly text: string }, diagnostics: DiagnosticBag) {
    this.#path = file.path;
    this.#text = file.text;
    this.#diagnostics = diagnostics;
  }

  spanAt(place: { readonly start: number; readonly end: number }): Span {
    const { start, end } = place;
    return { file: this.#path, start, end, ...lineAndColumn(this.#text, start) };
  }

  /** The value at `place` is not what stands there in a lockfile. */
  refuse(place: { readonly start: number; readonly end: number }, expected: string): undefined {
    this.#diagnostics.report("lockfile/invalid-value", this.spanAt(place), { expected });
  }

  refuseReference(place: { readonly start: number; readonly end: number }, name: string, expected: string): undefined {
    this.#diagnostics.report("lockfile/unknown-reference", this.spanAt(place), { name, expected });
  }

  refuseDuplicate(
    place: { readonly start: number; readonly end: number },
    what: string,
    first: { readonly start: number; readonly end: number },
  ): void {
    const related = [{ span: this.spanAt(first), message: "It stands here first." }];
    this.#diagnostics.report("lockfile/duplicate", this.spanAt(place), { what }, { related });
  }

  refuseType(place: { readonly start: number; readonly end: number }, text: string): undefined {
    this.#diagnostics.report("lockfile/invalid-type", this.spanAt(place), { text });
  }

  /** The members of an object, each name once. */
  entries(node: JsonNode | undefined, expected: string): readonly JsonMember[] {
    if (!node) return [];
    if (node.kind !== "object") {
      this.refuse(node, expected);
      return [];
    }
    const first = new Map<string, JsonMember>();
    for (const member of node.members) {
      const earlier = first.get(member.name);
      if (earlier) this.refuseDuplicate(member, `\`${member.name}\``, earlier);
      else first.set(member.name, member);
    }
    return [...first.values()];
  }

  /** An object of which every member is known; those in `required` must be there. */
  fields(
    node: JsonNode,
    names: { readonly required: readonly string[]; readonly optional?: readonly string[] },
  ): Fields {
    const known = [...names.required, ...(names.optional ?? [])];
    const members = this.entries(node, "an object");
    for (const member of members) {
      if (known.includes(member.name)) continue;
      this.#diagnostics.report("lockfile/unknown-member", this.spanAt(member), {
        name: member.name,
        known: known.map((name) => `\`${name}\``).join(", "),
      });
    }
    const fields = new Map(members.map((member) => [member.name, member.value]));
    for (const name of names.required) {
      if (node.kind === "object" && !fields.has(name))
        this.#diagnostics.report("lockfile/missing-member", this.spanAt({ start: node.start, end: node.start + 1 }), {
          name,
        });
    }
    return fields;
  }

  string(node: JsonNode | undefined): string | undefined {
    if (!node) return undefined;
    return node.kind === "plain" && typeof node.value === "string" && node.value !== ""
      ? node.value
      : this.refuse(node, "a text that is not empty");
  }

  oneOf<Text extends string>(node: JsonNode | undefined, texts: readonly Text[]): Text | undefined {
    if (!node) return undefined;
    const found = texts.find((text) => node.kind === "plain" && node.value === text);
    return found ?? this.refuse(node, `one of ${texts.map((text) => `\`"${text}"\``).join(", ")}`);
  }

  /** An absent flag is false; a flag that is there must be true, so that a lockfile has one text. */
  flag(node: JsonNode | undefined): boolean {
    if (!node) return false;
    if (node.kind !== "plain" || node.value !== true) this.refuse(node, "`true` (what is false is left out)");
    return true;
  }

  integer(node: JsonNode | undefined, least: number, most: number): number | undefined {
    if (!node) return undefined;
    const value = node.kind === "plain" ? node.value : undefined;
    const fits = typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
    return fits ? value : this.refuse(node, `an integer from ${least} to ${most}`);
  }

  /** The elements of a list; nothing when the list is absent. */
  list(node: JsonNode | undefined): readonly JsonNode[] {
    if (!node) return [];
    if (node.kind === "array") return node.elements;
    this.refuse(node, "a list");
    return [];
  }

  names(node: JsonNode | undefined): readonly string[] {
    return present(this.list(node).map((element) => this.string(element)));
  }

  keys(node: JsonNode | undefined): readonly number[] {
    return present(this.list(node).map((element) => this.integer(element, 0, highestKey)));
  }

  /** The number that a member's name spells: a key or a tag. */
  numberName(member: JsonMember, least: number, most: number): number | undefined {
    const value = Number(member.name);
    const fits = Number.isSafeInteger(value) && String(value) === member.name && value >= least && value <= most;
    return fits ? value : this.refuse(member, `a number from ${least} to ${most} as the member's name`);
  }
}

export type Fields = ReadonlyMap<string, JsonNode>;

export function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}
