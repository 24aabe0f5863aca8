type Loop = (count: number) => unknown;

let made = 0;

/**
 * A loop that calls `operation` with one input after the other and keeps the latest results. Each is compiled of text of its own: closures
 * of one function share what V8 has learnt about it, and every candidate but the first would pay for the ones before.
 */
export function loopOver<I>(operation: (input: I) => unknown, inputs: readonly I[]): Loop {
  const mask = inputs.length - 1;
  if ((inputs.length & mask) !== 0) throw new Error("The number of inputs is no power of two.");
  const body = `
    const kept = new Array(mask + 1).fill(undefined);
    return function loop${made++}(count) {
      for (let i = 0; i < count; i++) kept[i & mask] = operation(inputs[i & mask]);
      return kept;
    };`;
  const make: (operation: unknown, inputs: unknown, mask: number) => Loop = Object(
    new Function("operation", "inputs", "mask", body),
  );
  return make(operation, inputs, mask);
}

/** The same for what does many units at once: each call counts as `units`. */
export function loopOfMany(operation: () => unknown, units: number): Loop {
  const body = `
    let kept;
    return function many${made++}(count) {
      for (let left = count; left > 0; left -= units) kept = operation();
      return kept;
    };`;
  const make: (operation: unknown, units: number) => Loop = Object(new Function("operation", "units", body));
  return make(operation, units);
}
