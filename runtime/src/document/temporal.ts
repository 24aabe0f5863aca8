// `Timestamp` (nanoseconds since 1970) and `Duration` (ticks of 100 ns) are bigints; these lead to and from what JavaScript has.

const nanosecondsPerMillisecond = 1_000_000n;
const ticksPerMillisecond = 10_000;

/** The timestamp of a date. @throws RangeError for an invalid date */
export function timestampFromDate(date: Date): bigint {
  return BigInt(date.getTime()) * nanosecondsPerMillisecond;
}

/** The date of a timestamp, cut to the millisecond before it; an invalid date beyond what `Date` can hold. */
export function dateFromTimestamp(timestamp: bigint): Date {
  const milliseconds = timestamp / nanosecondsPerMillisecond;
  const isBeforeWhole = timestamp < 0n && milliseconds * nanosecondsPerMillisecond !== timestamp;
  return new Date(Number(isBeforeWhole ? milliseconds - 1n : milliseconds));
}

/** The duration of so many milliseconds, rounded to 100 ns. @throws RangeError when `milliseconds` is not finite */
export function durationFromMilliseconds(milliseconds: number): bigint {
  const whole = Math.trunc(milliseconds);
  return BigInt(whole) * BigInt(ticksPerMillisecond) + BigInt(Math.round((milliseconds - whole) * ticksPerMillisecond));
}

/** The milliseconds of a duration; exact when they are whole. */
export function millisecondsFromDuration(duration: bigint): number {
  const ticks = BigInt(ticksPerMillisecond);
  return Number(duration / ticks) + Number(duration % ticks) / ticksPerMillisecond;
}
