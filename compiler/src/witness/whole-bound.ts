/** The whole number at a limit, or inside it: limits of another type may meet whole numbers where what two releases say is mixed. */
export function wholeBound(bound: number | string, side: "min" | "max"): bigint {
  if (typeof bound === "string" && wholeText.test(bound)) return BigInt(bound);
  const number = Number(bound);
  return BigInt(side === "min" ? Math.ceil(number) : Math.floor(number));
}

const wholeText = /^-?\d+$/;
