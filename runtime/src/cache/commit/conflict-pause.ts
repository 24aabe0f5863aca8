const longest = 25;

/**
 * Waits before the next attempt of what met another write: not at all at first, then longer and longer up to 25 ms, and never the same in two
 * processes, so that two that always meet do not meet for ever.
 */
export async function pauseAfterConflict(attempt: number): Promise<void> {
  if (attempt < 2) return;
  const most = Math.min(2 ** (attempt - 2), longest);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * most));
}
