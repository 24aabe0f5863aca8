import { KeyslotError } from "@keyslot/runtime";

/** The code with which an operation is refused, or what it came to instead. */
export async function codeOf(operation: () => unknown): Promise<unknown> {
  const error = await refusalOf(operation);
  return error instanceof KeyslotError ? error.code : error;
}

/** What an operation, synchronous or not, throws. */
export async function refusalOf(operation: () => unknown): Promise<unknown> {
  try {
    await operation();
  } catch (error) {
    return error;
  }
  return "no error";
}
