import { colours } from "./colours.ts";

/** The rule that gives style sheets the colours: `brassBright` becomes `--brass-bright`. */
export function cssVariables(): string {
  const lines = Object.entries(colours).map(
    ([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`,
  );
  return `:root{${lines.join(";")}}`;
}
