/** Where a tag may stand. */
export type TagPlace = "interface" | "union" | "enum" | "member" | "enum member" | "alias" | "dictionary";

export interface TagRow {
  readonly places: readonly TagPlace[];
  /** `required`: an argument must follow; `optional`: it may, in parentheses; `none`; `text`: free text up to the next tag. */
  readonly argument: "required" | "optional" | "none" | "text";
  readonly repeats?: true;
  /** How it is written, for messages. */
  readonly form: string;
}

/** Every tag of the schema language, once. */
export const tagTable: Readonly<Record<string, TagRow>> = {
  document: { places: ["interface"], argument: "optional", form: '@document("type-name")' },
  schema: { places: ["interface"], argument: "required", form: '@schema("a.b.v1")' },
  version: { places: ["interface"], argument: "required", form: "@version(2)" },
  global: { places: ["interface"], argument: "none", form: "@global" },
  reserved: { places: ["interface"], argument: "required", repeats: true, form: '@reserved(3, 5-7, "oldName")' },
  draft: { places: ["interface"], argument: "none", form: "@draft" },
  stability: {
    places: ["interface"],
    argument: "required",
    form: "@stability(alpha), @stability(beta) or @stability(stable)",
  },
  union: { places: ["union"], argument: "none", form: "@union" },
  open: { places: ["union", "enum"], argument: "none", form: "@open" },
  was: {
    places: ["interface", "union", "enum", "member"],
    argument: "required",
    repeats: true,
    form: '@was("oldName")',
  },
  index: {
    places: ["interface", "member"],
    argument: "optional",
    repeats: true,
    form: '@index, @index(unique) or @index("byFactionAndHp", faction, hp)',
  },
  tag: { places: ["interface", "enum member"], argument: "required", form: "@tag(1)" },
  key: { places: ["member"], argument: "required", form: "@key(0)" },
  id: { places: ["member"], argument: "none", form: "@id" },
  name: { places: ["member"], argument: "none", form: "@name" },
  default: { places: ["member"], argument: "required", form: "@default(100)" },
  raw: { places: ["member"], argument: "none", form: "@raw" },
  min: { places: ["member"], argument: "required", form: "@min(0)" },
  max: { places: ["member"], argument: "required", form: "@max(100)" },
  minLength: { places: ["member"], argument: "required", form: "@minLength(1)" },
  maxLength: { places: ["member"], argument: "required", form: "@maxLength(80)" },
  pattern: { places: ["member"], argument: "required", form: '@pattern("^[a-z]+$")' },
  maxItems: { places: ["member"], argument: "required", form: "@maxItems(64)" },
  deprecated: {
    places: ["interface", "union", "enum", "member", "enum member", "alias", "dictionary"],
    argument: "text",
    form: "@deprecated Use `other`.",
  },
};

/** Tags of TSDoc and JSDoc that mean something to other tools and nothing to us. */
export const standardTags: ReadonlySet<string> = new Set(
  `abstract access alias alpha async augments author beta borrows callback category class classdesc constant constructor
  constructs const copyright decorator defaultValue defaultvalue desc description enum event eventProperty example exception
  experimental exports extends external file fileoverview fires function generator group hidden hideconstructor host ignore
  implements import inheritDoc inheritdoc inner instance interface internal kind label lends license link linkcode linkplain
  listens member memberof method mixes mixin module namespace overload override overview package packageDocumentation param
  private privateRemarks prop property protected public readonly remarks requires return returns satisfies sealed see since
  static summary template this throws todo tutorial type typedef typeParam variation virtual yields`.split(/\s+/),
);
