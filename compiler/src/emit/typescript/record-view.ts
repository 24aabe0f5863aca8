import type { RecordModel } from "../../model/schema-model.ts";
import { definitionView } from "./definition-view.ts";
import { docLines } from "./doc-text.ts";
import { accessorHead, patternText, stringLiteral } from "./literal-text.ts";
import { readLines, readParts, sizeLines, viewLines, writeLines } from "./record-text.ts";
import type { ModuleScope } from "./scope.ts";
import { recordShapeLines } from "./shape-text.ts";
import { type SlotText, slotTexts, slotTypeText } from "./slot-text.ts";
import { type FunctionsView, signatures, type TypeView, typeView } from "./type-view.ts";

/** What the template of a record prints. */
export interface RecordView extends TypeView, FunctionsView {
  /** Compiled patterns, long defaults, and the parts of a long read function. */
  readonly constantLines: readonly string[];
  readonly shapeLines: readonly string[];
  readonly lazyView: string;
  readonly viewParameters: string;
  readonly getters: readonly GetterView[];
  readonly isDocument: boolean;
  readonly queries: readonly { readonly doc: string; readonly lines: readonly string[] }[];
  /** `Codec<GeoPoint, GeoPointView>` or `DocumentDefinition<…>`. */
  readonly codecType: string;
  readonly define: string;
  readonly definitionLines: readonly string[];
}

interface GetterView {
  readonly docLines: readonly string[];
  readonly head: string;
  readonly typeText: string;
  readonly lines: readonly string[];
}

export function recordView(record: RecordModel, scope: ModuleScope): RecordView {
  const slots = slotTexts(record, scope);
  const parts = readParts(record, slots, scope);
  const definition = definitionView(record, scope);
  return {
    ...typeView(record, scope),
    ...signatures(scope.name(record.name, "type"), scope),
    ...definition,
    exported: "export ",
    isShared: true,
    constantLines: [...constantLines(record, slots, scope), ...parts.flatMap((part) => part.lines)],
    shapeLines: recordShapeLines(record, slots, scope),
    lazyView: scope.kernel("LazyView"),
    viewParameters: `bytes: ${scope.global("Uint8Array")}, start?: number, depth?: number`,
    getters: getterViews(record, slots, scope),
    sizeLines: sizeLines(record, slots, scope),
    writeLines: writeLines(record, slots, scope),
    readLines: readLines(record, slots, { scope, parts }),
  };
}

/** Compiled patterns and long defaults. */
export function constantLines(record: RecordModel, slots: readonly SlotText[], scope: ModuleScope): readonly string[] {
  return slots.flatMap(({ slot, pattern, defaultFunction, defaultBody }) => {
    const lines: string[] = [];
    if (pattern !== undefined) {
      const expression = patternText(slot.constraints.pattern ?? "", scope.global("RegExp"));
      lines.push(`const ${pattern} = /* @__PURE__ */ ${expression};`, "");
    }
    if (defaultFunction !== undefined) {
      const type = slotTypeText(record.name, slot, scope);
      lines.push(`function ${defaultFunction}(): ${type} {`, `  return ${defaultBody};`, "}", "");
    }
    return lines;
  });
}

function getterViews(record: RecordModel, slots: readonly SlotText[], scope: ModuleScope): readonly GetterView[] {
  const { discriminator } = record;
  const getters = slots.map((text) => ({
    docLines: docLines(text.slot.doc, text.slot.deprecated),
    head: accessorHead(text.slot.name),
    typeText: slotTypeText(record.name, text.slot, scope),
    lines: viewLines(record, text, scope),
  }));
  if (!discriminator) return getters;
  const value = stringLiteral(discriminator.value);
  const kind = {
    docLines: [],
    head: accessorHead(discriminator.property),
    typeText: value,
    lines: [`return ${value};`],
  };
  return [kind, ...getters];
}
