/** A value that may stand in an error's details: it can be printed and put into JSON. */
export type Detail = string | number | boolean | bigint | null | readonly Detail[];

export interface CogwrightErrorOptions {
  /** Stable name for programs, in kebab-case: `"chain-unreachable"`. */
  code: string;
  /** What the reader can do about it, one sentence. */
  hint?: string;
  /** The values that were wrong, by name. */
  details?: Readonly<Record<string, Detail>>;
  cause?: unknown;
}

/**
 * The base of every error that Cogwright raises on purpose.
 *
 * `message` says in one line what was wrong, with the value; `hint` says what to do.
 */
export class CogwrightError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, Detail>>;

  constructor(message: string, options: CogwrightErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = options.code;
    this.hint = options.hint;
    this.details = options.details ?? {};
  }
}

/** One line for people: the message and, when there is one, what to do. */
export function errorLine(error: unknown): string {
  if (error instanceof CogwrightError) return error.hint ? `${error.message} ${error.hint}` : error.message;
  if (error instanceof Error) return error.message.split("\n")[0] ?? error.name;
  return String(error);
}
