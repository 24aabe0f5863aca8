/** The value of a slot. A name that every object inherits, such as `constructor`, counts only as an own property. */
export function slotOf(v: object, name: string): unknown {
  if (name in Object.prototype && !Object.hasOwn(v, name)) return undefined;
  return (v as { readonly [name: string]: unknown })[name]; // Any object can be asked for any name.
}
