import { templatesOf } from "./templates.ts";

/** What a template prints: finished strings, booleans, and lists and objects of them. */
export type ViewValue = string | boolean | View | readonly ViewValue[];
export type View = { readonly [name: string]: ViewValue };

/**
 * Prints `view` with `templates/<language>/<template>.hbs`. Templates of a language see each other as partials, by their names.
 * A name that the view does not have is an error, also within `{{#if}}`, so that a misspelling cannot print nothing.
 */
export function renderTemplate(place: { readonly language: string; readonly template: string }, view: object): string {
  const template = templatesOf(place.language).get(place.template);
  if (!template) throw new Error(`There is no template \`${place.template}\` for \`${place.language}\`.`);
  return template(view);
}
