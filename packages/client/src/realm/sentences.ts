export const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;

/** Begins with a capital and ends with a full stop. */
export const sentence = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}.`;
