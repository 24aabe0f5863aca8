import { callFault } from "./call-faults.ts";
import { clockFault } from "./clock-fault.ts";
import { cutFault, flipFault, zeroFault } from "./damage-faults.ts";
import { diskFault, readOnlyFault } from "./disk-faults.ts";
import type { Fault } from "./fault.ts";
import { descriptorFault, replacedFault } from "./hand-faults.ts";
import { killFault, killUnderLoadFault } from "./kill-faults.ts";
import { raceFault } from "./race-fault.ts";

/** Everything that is done to every kind of store, by a short name. */
export const faults: Readonly<Record<string, Fault>> = {
  kill: killFault,
  load: killUnderLoadFault,
  race: raceFault,
  cut: cutFault,
  flip: flipFault,
  zero: zeroFault,
  call: callFault,
  disk: diskFault,
  "read-only": readOnlyFault,
  replaced: replacedFault,
  descriptors: descriptorFault,
  clock: clockFault,
};
