/** One change of a source: the only place where `from` stands becomes `to`. */
export type Edit = { file: string; from: string; to: string };

/** `text` after `edit`. Throws when `from` does not stand in it exactly once: the source has moved on, and so must the edit. */
export function edited(text: string, { file, from, to }: Edit): string {
  const at = text.indexOf(from);
  if (at < 0 || text.indexOf(from, at + 1) >= 0) {
    throw new Error(`${file} has ${at < 0 ? "no" : "more than one"} ${JSON.stringify(from)}`);
  }
  return text.slice(0, at) + to + text.slice(at + from.length);
}
