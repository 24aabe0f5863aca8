import type { TypeModel } from "../../model/type-model.ts";
import type { EmissionContext, TupleType } from "./context.ts";
import { codecText, isValueType, typeText } from "./type-text.ts";

/** The codec of one tuple type, element by element. */
export function tupleView(name: string, type: TupleType, context: EmissionContext) {
  const text = typeText(type, context);
  return {
    name,
    type: text,
    base: `${context.external("KeyslotCodec")}<${text}>`,
    length: String(type.elements.length),
    writer: context.external("WireWriter"),
    reader: context.external("WireReader"),
    exception: context.external("KeyslotException"),
    path: context.external("WirePath"),
    messagePackWriter: context.external("MessagePackWriter"),
    messagePackReader: context.external("MessagePackReader"),
    elements: type.elements.map((element, i) => ({
      item: String(i + 1),
      position: String(i),
      field: `private static readonly ${context.external("KeyslotCodec")}<${typeText(element, context)}> item${i + 1} = ${codecText(element, context)};`,
      value: valueText(element, `value.Item${i + 1}`, context),
    })),
    created: createdText(type, text),
  };
}

/** A tuple that was never filled holds nulls, which its elements' codecs refuse. */
function valueText(element: TypeModel, value: string, context: EmissionContext): string {
  return element.kind === "nullable" || isValueType(element, context) ? value : `${value}!`;
}

function createdText(type: TupleType, text: string): string {
  const items = type.elements.map((_, i) => `element${i + 1}`);
  return items.length > 1 ? `(${items.join(", ")})` : `new ${text}(${items.join("")})`;
}
