import type { RecordModel, SlotModel } from "../../model/schema-model.ts";
import { upperFirst } from "../../text/change-case.ts";
import { defaultText, isShortDefault } from "./default-text.ts";
import { isInherited, isVariableName, propertyAccess, stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";

/** A slot and the names and expressions that all of its record's code agrees on. */
export interface SlotText {
  readonly slot: SlotModel;
  /** The variable that holds its value while a record is read. */
  readonly variable: string;
  /** The expression for its value in `v`. */
  readonly value: string;
  /** The constant that holds its compiled pattern. */
  readonly pattern: string | undefined;
  /** The expression for a fresh default; empty when the slot has none. */
  readonly defaultValue: string;
  /** The function that makes the default, where that is more than a literal, and what it returns. */
  readonly defaultFunction: string | undefined;
  readonly defaultBody: string;
}

export function slotTexts(record: RecordModel, scope: ModuleScope): readonly SlotText[] {
  const variables = new Set<string>();
  return record.slots.map((slot) => {
    const variable = scope.variable(slot.name, variables);
    variables.add(variable);
    const isLong = slot.presence === "defaulted" && !isShortDefault(slot);
    const label = record.name + (isVariableName(slot.name) ? upperFirst(slot.name) : slot.key);
    const defaultFunction = isLong ? scope.moduleName(`default${label}`) : undefined;
    const defaultBody = slot.presence === "defaulted" ? defaultText(slot.default ?? null, slot.type, scope) : "";
    return {
      slot,
      variable,
      value: isInherited(slot.name) ? variable : propertyAccess("v", slot.name),
      pattern: slot.constraints.pattern === undefined ? undefined : scope.moduleName(`pattern${label}`),
      defaultValue: defaultFunction ? `${defaultFunction}()` : defaultBody,
      defaultFunction,
      defaultBody,
    };
  });
}

/** `City["country"]`: the authored type of a slot, which keeps brands and aliases. */
export function slotTypeText(recordName: string, slot: SlotModel, scope: ModuleScope): string {
  return `${scope.name(recordName, "type")}[${stringLiteral(slot.name)}]`;
}

/** The same for a slot that has a value. */
export function presentTypeText(recordName: string, slot: SlotModel, scope: ModuleScope): string {
  const text = slotTypeText(recordName, slot, scope);
  const mayBeAbsent = slot.presence === "optional" || slot.presence === "nullable";
  return mayBeAbsent ? `${scope.global("NonNullable")}<${text}>` : text;
}
