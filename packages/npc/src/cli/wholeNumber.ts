import { InvalidArgumentError } from "commander";

/** Reads a command line's whole number, 0 or more. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("a whole number is needed");
  return value;
}
