import type { EnumModel, RecordModel, SchemaModel, SlotModel, TypeDefinition, UnionModel } from "@keyslot/compiler";
import { defaultText } from "../../../compiler/src/emit/rust/default-text.ts";
import { spellName } from "../../../compiler/src/emit/rust/identifier.ts";
import { stringLiteral } from "../../../compiler/src/emit/rust/literal-text.ts";
import { nameFields, nameMembers, nameVariants } from "../../../compiler/src/emit/rust/names.ts";
import { slotsOfOnePart } from "../../../compiler/src/emit/rust/record-view.ts";
import { createContext, ModuleScope } from "../../../compiler/src/emit/rust/scope.ts";
import { slotTypeText } from "../../../compiler/src/emit/rust/type-text.ts";

/** The module that takes the types of one contract, which is the module `contract`, to JSON and back. */
export function glueText(contract: string, model: SchemaModel): string {
  const scope = new ModuleScope(createContext(model), "");
  const collections = ["BTreeMap", "BTreeSet"].filter((name) => !scope.context.taken.has(name));
  return [
    "#![allow(deprecated, unused_imports, unused_variables, clippy::all)]",
    `use ::std::collections::{${collections.join(", ")}};`,
    `use super::{${contract} as contract, glue, keyslot};`,
    "use glue::{Json as _, Record as _};",
    `use super::${contract}::*;`,
    "",
    ...model.types.map((type) => typeText(type, scope)),
    "pub fn answer(name: &str, request: &::json::Value) -> glue::Outcome<glue::Answer> {",
    "    match name {",
    ...model.types.flatMap((type) => answerArm(type, scope)),
    '        _ => glue::crash(format!("There is no type {name}.")),',
    "    }",
    "}",
    "",
  ].join("\n");
}

function answerArm(type: TypeDefinition, scope: ModuleScope): readonly string[] {
  if (type.kind === "enum") return [];
  const name = contractName(type, scope);
  const set = type.kind === "record" ? `<${name} as glue::Record>::set` : "|_, slot, _| glue::no_slot(slot)";
  return [`        ${stringLiteral(type.name)} => glue::answer::<${name}>(request, ${set}),`];
}

function contractName(type: TypeDefinition, scope: ModuleScope): string {
  return `contract::${scope.name(type.name)}`;
}

function typeText(type: TypeDefinition, scope: ModuleScope): string {
  switch (type.kind) {
    case "record":
      return recordText(type, scope);
    case "enum":
      return jsonText(type, scope, enumBodies(type));
    case "union":
      return jsonText(type, scope, unionBodies(type, scope));
  }
}

interface Bodies {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

function jsonText(type: TypeDefinition, scope: ModuleScope, { from, to }: Bodies): string {
  return [
    `impl glue::Json for ${contractName(type, scope)} {`,
    "    fn from_json(json: &::json::Value) -> glue::Outcome<Self> {",
    ...from,
    "    }",
    "    fn to_json(&self) -> ::json::Value {",
    ...to,
    "    }",
    "}",
  ].join("\n");
}

function recordText(record: RecordModel, scope: ModuleScope): string {
  const names = nameFields(record);
  const fieldOf = (slot: SlotModel) => spellName(names.get(slot.key) ?? "");
  const { discriminator } = record;
  const kind = discriminator && [discriminator.property, discriminator.value].map(stringLiteral);
  const parts = partsOf(record, scope);
  const reads = record.slots.map((slot) =>
    parts.length > 0 ? fieldOf(slot) : `${fieldOf(slot)}: ${slotFromJson(slot, "json", record, scope)}`,
  );
  const from = [
    "glue::check_object(json)?;",
    ...(kind ? [`glue::check_kind(json, ${kind.join(", ")})?;`] : []),
    ...parts,
    `Ok(Self { ${[...reads, "unknown_slots: keyslot::UnknownSlots::default()"].join(",\n")} })`,
  ];
  const to = [
    `let ${record.slots.length > 0 ? "mut " : ""}members: ::std::vec::Vec<(::std::string::String, ::json::Value)> = vec![`,
    ...(kind ? [`(${kind[0]}.to_owned(), ::json::Value::Text(${kind[1]}.to_owned()))`] : []),
    "];",
    ...record.slots.map((slot) => {
      const put = slot.presence === "optional" ? "put_optional" : "put";
      return `glue::${put}(&mut members, ${stringLiteral(slot.name)}, &self.${fieldOf(slot)});`;
    }),
    "::json::Value::Object(members)",
  ];
  const arms = record.slots.map((slot) => {
    const name = stringLiteral(slot.name);
    return `${name} => self.${fieldOf(slot)} = ${slotFromJson(slot, `&glue::alone(${name}, json)`, record, scope)},`;
  });
  const set = [
    `impl glue::Record for ${contractName(record, scope)} {`,
    "    #[allow(unused_variables)]",
    "    fn set(&mut self, slot: &str, json: &::json::Value) -> glue::Outcome<()> {",
    `        match slot { ${arms.join("\n")} _ => return glue::no_slot(slot), }`,
    "        #[allow(unreachable_code)]",
    "        Ok(())",
    "    }",
    "}",
  ];
  return [jsonText(record, scope, { from, to }), ...set].join("\n");
}

/** As generated code does, a wide record is read in parts: a function with many ways out takes long to compile. */
function partsOf(record: RecordModel, scope: ModuleScope): readonly string[] {
  if (record.slots.length <= slotsOfOnePart) return [];
  const names = nameFields(record);
  const place = { scope, holder: record.name };
  const starts = record.slots.flatMap((_, i) => (i % slotsOfOnePart === 0 ? [i] : []));
  return starts.flatMap((start) => {
    const slots = record.slots.slice(start, start + slotsOfOnePart);
    const types = slots.map((slot) => `${slotTypeText(slot, place)},`).join(" ");
    const reads = slots.map((slot) => `${slotFromJson(slot, "json", record, scope)},`).join("\n");
    const fields = slots.map((slot) => `${spellName(names.get(slot.key) ?? "")},`).join(" ");
    return [
      `fn from${start}(json: &::json::Value) -> glue::Outcome<(${types})> { Ok((${reads})) }`,
      `let (${fields}) = from${start}(json)?;`,
    ];
  });
}

function slotFromJson(slot: SlotModel, json: string, record: RecordModel, scope: ModuleScope): string {
  const name = stringLiteral(slot.name);
  switch (slot.presence) {
    case "required":
      return `glue::required(${json}, ${name})?`;
    case "optional":
    case "nullable":
      return `glue::optional(${json}, ${name})?`;
    case "defaulted": {
      const made = defaultText(slot.default ?? null, slot.type, { scope, holder: record.name });
      return `glue::defaulted(${json}, ${name}, || ${made})?`;
    }
  }
}

function enumBodies(type: EnumModel): Bodies {
  const variants = [...nameVariants(type)];
  const isNumber = (value: number | string) => typeof value === "number";
  const form = (value: number | string) =>
    isNumber(value)
      ? `glue::EnumValue::Number(${value})`
      : `glue::EnumValue::Text(text) if text == ${stringLiteral(String(value))}`;
  const json = (value: number | string) =>
    isNumber(value)
      ? `::json::Value::Number("${value}".to_owned())`
      : `::json::Value::Text(${stringLiteral(String(value))}.to_owned())`;
  const unknown = type.wire === "int" ? "glue::EnumValue::Number(wire)" : "glue::EnumValue::Text(wire)";
  const unknownJson =
    type.wire === "int" ? "::json::Value::Number(wire.to_string())" : "::json::Value::Text(wire.to_owned())";
  const arms = variants.map(([member, name]) => `${form(member.value)} => Self::${name},`);
  return {
    from: [
      "Ok(match glue::enum_value(json)? {",
      ...arms,
      ...(type.open ? [`${unknown} => Self::Unknown(wire),`] : []),
      '_ => return glue::fail("wire/undeclared-value"),',
      "})",
    ],
    to: [
      "match self {",
      ...variants.map(([member, name]) => `Self::${name} => ${json(member.value)},`),
      ...(type.open ? [`Self::Unknown(wire) => ${unknownJson},`] : []),
      "}",
    ],
  };
}

function unionBodies(union: UnionModel, scope: ModuleScope): Bodies {
  const members = [...nameMembers(union)].flatMap(([name, variant]) => {
    const record = scope.context.types.get(name);
    return record?.kind === "record" ? [{ variant, kind: stringLiteral(record.discriminator?.value ?? "") }] : [];
  });
  return {
    from: [
      "glue::check_object(json)?;",
      `match json.get(${stringLiteral(union.discriminator)}).map(::json::Value::text) {`,
      ...members.map(({ variant, kind }) => `Some(${kind}) => glue::Json::from_json(json).map(Self::${variant}),`),
      union.open ? "_ => glue::Json::from_json(json).map(Self::Unknown)," : '_ => glue::fail("wire/undeclared-value"),',
      "}",
    ],
    to: [
      "match self {",
      ...members.map(({ variant }) => `Self::${variant}(body) => body.to_json(),`),
      ...(union.open ? ["Self::Unknown(member) => member.to_json(),"] : []),
      "}",
    ],
  };
}
