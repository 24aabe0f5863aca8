/** Which readings a release has to keep: `full` is both. In `none` nothing is judged, and everything is recorded. */
export const compatibilityModes = ["full", "backward", "forward", "none"] as const;

export type CompatibilityMode = (typeof compatibilityModes)[number];

/** How much a document promises, from most to least. */
export const stabilities = ["stable", "beta", "alpha"] as const;

export type Stability = (typeof stabilities)[number];
