// Milliseconds by which the time of day may differ from what it should be at the next look before that is a jump, and by how much more for each
// one since the last look: clocks are slewed by up to half a thousandth.
const tolerance = 1000;
const drift = 0.001;

/**
 * The time of day, as `Date.now` tells it, but no jump of the system's clock while the program runs makes it jump too: documents would
 * expire too early or come back. Sleep of the machine is no jump, where the platform can tell.
 */
export function steadyClock(platform: ClockPlatform = platformClocks()): () => number {
  const asleep = sleepOf(platform);
  let offset = 0;
  let wall = platform.wall();
  let running = platform.running();
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const [nowWall, nowRunning] = [platform.wall(), platform.running()];
    const passed = nowRunning - running;
    const jump = nowWall - wall - passed;
    if (Math.abs(jump) > tolerance + passed * drift) offset -= jump - asleep();
    wall = nowWall;
    running = nowRunning;
    last = Math.max(last, Math.floor(nowWall + offset));
    return last;
  };
}

/** How long the machine has slept since the last call: its time since it was started goes on meanwhile, the program's own may not. */
function sleepOf({ up, running }: ClockPlatform): () => number {
  const difference = () => (up === undefined ? 0 : up() - running());
  let before = difference();
  return () => {
    const now = difference();
    const slept = now - before;
    before = now;
    return slept > tolerance ? slept : 0;
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
