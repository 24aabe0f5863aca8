// Milliseconds by which two clocks may drift apart between two looks before it is a jump.
const tolerance = 1000;

/**
 * The time of day, as `Date.now` tells it, but no jump of the system's clock while the program runs makes it jump too: documents would
 * expire too early or come back. Sleep of the machine is no jump, where the platform can tell.
 */
export function steadyClock(platform: ClockPlatform = platformClocks()): () => number {
  let offset = 0;
  let wall = platform.wall();
  let running = platform.running();
  let up = platform.up?.();
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const [nowWall, nowRunning] = [platform.wall(), platform.running()];
    const jump = nowWall - wall - (nowRunning - running);
    if (Math.abs(jump) > tolerance) {
      // While a machine sleeps, the time since it was started goes on, and the program's own time may not.
      const nowUp = platform.up?.();
      const slept = up === undefined || nowUp === undefined ? 0 : Math.max(0, nowUp - up - (nowRunning - running));
      offset -= jump - (slept > tolerance ? slept : 0);
      up = nowUp;
      wall = nowWall;
      running = nowRunning;
    }
    last = Math.max(last, Math.floor(nowWall + offset));
    return last;
  };
}

/** Clocks in milliseconds. */
export interface ClockPlatform {
  /** Time of day. */
  wall(): number;
  /** Never set by anyone; may stand still while the machine sleeps. */
  running(): number;
  /** Since the machine was started, sleep included. */
  up?(): number;
}

// Asked of the platform at run time, so that the core has no import that a browser cannot resolve.
function platformClocks(): ClockPlatform {
  const { process, performance }: Platform = globalThis;
  const os = process?.getBuiltinModule?.("node:os");
  return {
    wall: () => Date.now(),
    running: () => (performance ?? Date).now(),
    ...(os !== undefined && { up: () => os.uptime() * 1000 }),
  };
}

interface Platform {
  readonly process?: Partial<Pick<NodeJS.Process, "getBuiltinModule">>;
  readonly performance?: { now(): number };
}
