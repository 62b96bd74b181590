/** A moment in unix seconds as people of the visitor's place write it: "Nov 28, 2026, 4:30 PM". */
export const dateText = (seconds: number): string =>
  new Date(seconds * 1000).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
