import type { Token } from "./tokens.ts";

type Unit = NonNullable<Token["unit"]>;

const UNITS = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
);
const TENS = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index) => [word, (index + 2) * 10]),
);
TENS.set("fourty", 40);
const FRACTIONS = new Map([
  ["half", 2],
  ["halfway", 2],
  ["third", 3],
  ["quarter", 4],
  ["fourth", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["eighth", 8],
  ["tenth", 10],
  ["twentieth", 20],
  ["hundredth", 100],
]);
const ORDINALS = new Map(
  "first second third fourth fifth sixth seventh eighth ninth tenth"
    .split(" ")
    .map((word, index) => [word, index + 1]),
);
const WHOLES = new Set(["%", "percent", "percents", "pct", "per-cent"]);

/** "the one", "each one": no number, unless what is counted follows. */
const PRONOUN_BEFORE = new Set(
  "the that this which any each every no another other which lay drop plant place".split(" "),
);
const COUNTED = new Set(
  "tile square step turn hit mine hundred third quarter half fifth tenth percent % away".split(" "),
);

/** The whole number starting at token `at`, in digits or words, with the index after it. */
function cardinal(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  if (first.kind === "number" && first.unit === "plain") return { value: first.value ?? 0, next: at + 1 };
  if (first.kind !== "word") return undefined;
  const unit = UNITS.get(first.word);
  let value: number;
  let next = at + 1;
  if (unit !== undefined) {
    value = unit;
  } else {
    const ten = TENS.get(first.word);
    if (ten === undefined) {
      if (first.word === "hundred") return { value: 100, next };
      if (first.word === "dozen") return { value: 12, next };
      return undefined;
    }
    value = ten;
    let after = tokens[next];
    let skip = 0;
    if (after?.word === "-") {
      after = tokens[next + 1];
      skip = 1;
    }
    const one = after?.kind === "word" ? UNITS.get(after.word) : undefined;
    if (one !== undefined && one > 0 && one < 10) {
      value += one;
      next += 1 + skip;
    }
  }
  if (tokens[next]?.word === "hundred") {
    value *= 100;
    next += 1;
  }
  return { value, next };
}

/** The number that starts at token `at`, if one does. Fractions come as 0..1. */
export function numberOf(
  tokens: readonly Token[],
  at: number,
): { value: number; unit: Unit; next: number } | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  const fraction = (index: number) => {
    const token = tokens[index];
    if (token?.kind !== "word") return undefined;
    const known = FRACTIONS.get(token.word);
    if (known !== undefined) return known;
    return token.word.endsWith("s")
      ? FRACTIONS.get(token.word.slice(0, -1))
      : token.word === "halves"
        ? 2
        : undefined;
  };
  if (first.kind === "word" && (first.word === "a" || first.word === "an")) {
    const second = tokens[at + 1];
    if (second?.word === "hundred") {
      const whole = WHOLES.has(tokens[at + 2]?.word ?? "");
      return { value: 100, unit: whole ? "percent" : "plain", next: at + (whole ? 3 : 2) };
    }
    const parts = fraction(at + 1);
    if (parts !== undefined) return { value: 1 / parts, unit: "fraction", next: at + 2 };
    return undefined;
  }
  if (first.word === "½") return { value: 0.5, unit: "fraction", next: at + 1 };
  if (first.word === "¼") return { value: 0.25, unit: "fraction", next: at + 1 };
  if (first.word === "¾") return { value: 0.75, unit: "fraction", next: at + 1 };
  if (
    first.word === "one" &&
    PRONOUN_BEFORE.has(tokens[at - 1]?.word ?? "") &&
    !COUNTED.has(tokens[at + 1]?.word ?? "")
  )
    return undefined;
  const whole = cardinal(tokens, at);
  if (whole) {
    const after = tokens[whole.next];
    if (after && WHOLES.has(after.word)) return { value: whole.value, unit: "percent", next: whole.next + 1 };
    if (after?.word === "per" && tokens[whole.next + 1]?.word === "cent")
      return { value: whole.value, unit: "percent", next: whole.next + 2 };
    const bottom = after?.word === "/" ? cardinal(tokens, whole.next + 1) : undefined;
    if (bottom && bottom.value > whole.value)
      return { value: whole.value / bottom.value, unit: "fraction", next: bottom.next };
    const dash = after?.word === "-" ? 1 : 0;
    const parts = fraction(whole.next + dash);
    if (parts !== undefined && whole.value < parts && !(first.kind === "number" && dash))
      return { value: whole.value / parts, unit: "fraction", next: whole.next + dash + 1 };
    return { value: whole.value, unit: "plain", next: whole.next };
  }
  if (first.kind === "number") return { value: first.value ?? 0, unit: first.unit ?? "plain", next: at + 1 };
  if (first.kind !== "word") return undefined;
  const previous = tokens[at - 1]?.word;
  if (first.word === "half" || first.word === "halfway")
    return { value: 0.5, unit: "fraction", next: at + 1 };
  if (first.word === "quarter") return { value: 0.25, unit: "fraction", next: at + 1 };
  const place = ORDINALS.get(first.word);
  if (place !== undefined && place > 1 && previous !== "a")
    return { value: place, unit: "ordinal", next: at + 1 };
  return undefined;
}
