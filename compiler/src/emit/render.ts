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
  return template(guardView(view, place.template));
}

/** Strict mode lets `{{#if misspelled}}` pass as false; behind this proxy it throws. */
export function guardView<T extends object>(view: T, template: string): T {
  return new Proxy(view, {
    get(target, name, receiver) {
      refuseUnknown(target, name, template);
      const value: unknown = Reflect.get(target, name, receiver);
      return typeof value === "object" && value !== null ? guardView(value, template) : value;
    },
    has(target, name) {
      refuseUnknown(target, name, template);
      return Reflect.has(target, name);
    },
  });
}

/** Handlebars itself asks for what every object inherits, and lists for their length and positions. */
function refuseUnknown(target: object, name: string | symbol, template: string): void {
  if (typeof name === "symbol" || Array.isArray(target) || Object.hasOwn(target, name) || name in Object.prototype)
    return;
  throw new Error(`Template \`${template}\` prints \`${name}\`, which its view does not have.`);
}
