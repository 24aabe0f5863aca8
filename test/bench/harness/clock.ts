const host: NodeJS.Process & { readonly threadCpuUsage?: () => NodeJS.CpuUsage } = process;

/** Which clock the figures come from; part of every result. */
export const clockName: string =
  host.threadCpuUsage === undefined ? "CPU time of the process" : "CPU time of the main thread";

/**
 * Nanoseconds that the processor has worked for us, which other programs on the machine do not add to. Node before 23.9 tells the whole
 * process alone: what compiles and collects beside the main thread is then in it, for all candidates alike.
 */
export function readCpuTime(): number {
  const { user, system } = host.threadCpuUsage === undefined ? host.cpuUsage() : host.threadCpuUsage();
  return (user + system) * 1000;
}

/** Nanoseconds of the clock on the wall. */
export function readWallTime(): number {
  return performance.now() * 1e6;
}
