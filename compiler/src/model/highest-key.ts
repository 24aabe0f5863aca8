/** The greatest key that a slot can have. */
export const highestKey = 1023;
