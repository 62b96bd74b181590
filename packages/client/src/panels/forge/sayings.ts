/** A stretch of a message: said by itself, or the words that became the cards `cards`. */
export interface Stretch {
  text: string;
  cards: readonly string[];
}

/**
 * Cuts `text` where the sayings of cards begin and end, so that pointing at one lights up the other. A saying that is
 * not in the text word for word marks nothing; letters' case and runs of spaces do not matter.
 */
export function stretchesOf(text: string, sayings: readonly { id: string; says: string }[]): Stretch[] {
  const marks = sayings.flatMap(({ id, says }) => {
    const words = says.trim().split(/\s+/).map(escaped).join("\\s+");
    if (words === "") return [];
    const found = new RegExp(words, "iu").exec(text);
    return found ? [{ id, from: found.index, to: found.index + found[0].length }] : [];
  });
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const cards = marks.filter((mark) => mark.from <= from && mark.to >= to).map(({ id }) => id);
    return { text: text.slice(from, to), cards };
  });
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
