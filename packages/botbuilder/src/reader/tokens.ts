import { LEXICON } from "./lexicon/lexicon.ts";
import { CONTRACTIONS, IRREGULAR, SLANG } from "./lexicon/spellings.ts";
import { numberOf } from "./numbers.ts";

/** One word, number or mark of the player's text, with its place in it. */
export interface Token {
  /** Lower-case, without diacritics, slang and contractions written out. */
  word: string;
  /** What the word may be a form of, itself first: `hitting` → hitting, hit. */
  forms: readonly string[];
  kind: "word" | "number" | "mark";
  /** The value of a number, a fraction as 0..1 with `unit` telling so. */
  value?: number;
  unit?: "plain" | "percent" | "fraction" | "ordinal";
  /** Offsets in the original text, end exclusive. */
  start: number;
  end: number;
  /** The ending that was taken off, which tells a command from a tale. */
  ending?: "s" | "ed" | "ing";
}

const PIECE =
  /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}]+)*|\d+(?:[.,]\d+)?(?:st|nd|rd|th)?(?![\p{L}\d])|\d+(?:[.,]\d+)?|->|=>|>=|<=|!=|===?|&&|\|\||\n|[^\s]/gu;

const flat = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[’‘`´]/g, "'")
    .toLowerCase();

/** The dictionary forms an English word may stand for, the word itself first. */
export function formsOf(word: string): { forms: string[]; ending?: "s" | "ed" | "ing" } {
  const irregular = IRREGULAR.get(word);
  if (irregular) return { forms: [word, irregular.base], ending: irregular.ending };
  const forms = [word];
  let ending: "s" | "ed" | "ing" | undefined;
  const undouble = (stem: string) => {
    forms.push(stem, `${stem}e`);
    if (stem.length > 2 && stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1));
  };
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) {
    ending = "s";
    forms.push(word.slice(0, -1));
    if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
    if (word.endsWith("es")) forms.push(word.slice(0, -2));
    if (word.endsWith("ves")) forms.push(`${word.slice(0, -3)}f`);
  } else if (word.length > 4 && word.endsWith("ing")) {
    ending = "ing";
    undouble(word.slice(0, -3));
    if (word.endsWith("ying")) forms.push(`${word.slice(0, -4)}ie`);
  } else if (word.length > 4 && word.endsWith("in") && !word.endsWith("ain")) {
    undouble(word.slice(0, -2));
  } else if (word.length > 4 && word.endsWith("ed")) {
    ending = "ed";
    undouble(word.slice(0, -2));
    if (word.endsWith("ied")) forms.push(`${word.slice(0, -3)}y`);
  }
  return ending ? { forms, ending } : { forms };
}

function token(word: string, start: number, end: number): Token {
  const { forms, ending } = formsOf(word);
  return ending
    ? { word, forms, kind: "word", start, end, ending }
    : { word, forms, kind: "word", start, end };
}

/**
 * Cuts text into tokens. Slang and contractions are written out (one piece may give two tokens that share a place).
 * @param limit how many tokens at most; the rest of the text is the caller's to report
 */
export function tokenise(text: string, limit: number): Token[] {
  const tokens: Token[] = [];
  let upTo = 0;
  for (const piece of text.matchAll(PIECE)) {
    if (tokens.length >= limit) break;
    const start = piece.index;
    const end = start + piece[0].length;
    if (start < upTo) continue;
    if (
      /^\d{1,2}$/.test(piece[0]) &&
      text[end] === ")" &&
      /(?:^|[(\n.;,:])\s*$/.test(text.slice(Math.max(0, start - 4), start)) &&
      !/[=<>]\s*$/.test(text.slice(0, start)) &&
      /\s/.test(text[end + 1] ?? "")
    ) {
      // "(1) … (2) …": items of a list in one line.
      if (tokens.at(-1)?.word === "(") tokens.pop();
      if (tokens.length > 0 && tokens.at(-1)?.word !== "\n")
        tokens.push({ word: "\n", forms: ["\n"], kind: "mark", start, end });
      upTo = end + 1;
      continue;
    }
    // "enemy.hp < 30": a point inside a name ends nothing.
    if (piece[0] === "." && /\p{L}/u.test(text[start - 1] ?? "") && /\p{Ll}/u.test(text[end] ?? "")) continue;
    const picture = PICTURES.get(piece[0]);
    if (picture !== undefined) {
      for (const word of picture.split(" ")) tokens.push(token(word, start, end));
      continue;
    }
    const operator = OPERATORS.get(piece[0]);
    if (operator !== undefined) {
      tokens.push(
        /^[a-z]/.test(operator)
          ? token(operator, start, end)
          : { word: operator, forms: [operator], kind: "mark", start, end },
      );
      continue;
    }
    if (/^[a-z]+[A-Z][a-z]/.test(piece[0])) {
      // "myEnergy" as programs write it.
      for (const part of piece[0].matchAll(/[A-Z]?[a-z]+/g))
        tokens.push(token(part[0].toLowerCase(), start + part.index, start + part.index + part[0].length));
      continue;
    }
    const short = /^([ie])\.\s?([eg])\.?(?=[\s,:])/i.exec(text.slice(start, start + 6));
    if (short && /^(ie|eg)$/i.test(`${short[1]}${short[2]}`)) {
      tokens.push(token(`${short[1]}${short[2]}`.toLowerCase(), start, start + short[0].length));
      upTo = start + short[0].length;
      continue;
    }
    const compound = /^-\p{L}+/u.exec(text.slice(end, end + 16));
    if (compound && LEXICON.words.has(flat(piece[0] + compound[0]))) {
      upTo = end + compound[0].length;
      tokens.push(token(flat(piece[0] + compound[0]), start, upTo));
      continue;
    }
    const raw = flat(piece[0]);
    if ((raw === "2" || raw === "4") && sounded(raw, text.slice(end, end + 12))) {
      tokens.push(token(raw === "2" ? "to" : "for", start, end));
      continue;
    }
    if (/^\d/.test(raw)) {
      const more = /^\+(?=[\s).,:;]|$)/.test(text.slice(end, end + 2));
      const ordinal = /(?:st|nd|rd|th)$/.test(raw);
      const value = Number.parseFloat(raw.replace(",", "."));
      tokens.push({
        word: raw,
        forms: [raw],
        kind: "number",
        value,
        unit: ordinal ? "ordinal" : "plain",
        start,
        end,
      });
      if (more) {
        // "70+": or more.
        tokens.push(token("or", end, end + 1), token("more", end, end + 1));
        upTo = end + 1;
      }
      continue;
    }
    if (!/^\p{L}/u.test(raw)) {
      const mark = markOf(piece[0], text, start, end);
      if (mark === undefined || (mark === "\n" && tokens.at(-1)?.word === "\n")) continue;
      tokens.push({ word: mark, forms: [mark], kind: "mark", start, end });
      continue;
    }
    const bare = raw.replace(/'/g, "");
    if (raw === "its" && ITS_IS.test(text.slice(end, end + 16))) {
      tokens.push(token("it", start, end), token("is", start, end));
      continue;
    }
    if (
      raw === "an" &&
      (/^['’]/.test(text.slice(end)) ||
        /^\s+(if|when|then|wen|wehn|den|also)\b/i.test(text.slice(end, end + 8)))
    ) {
      tokens.push(token("and", start, end));
      continue;
    }
    const split = APOSTROPHE.exec(raw);
    const long =
      raw === "it's"
        ? "it is"
        : raw === "i'm"
          ? "i am"
          : (CONTRACTIONS.get(bare) ??
            (split ? `${split[1]} ${SHORT[split[2] ?? ""] ?? ""}` : (SLANG.get(bare) ?? stemSlang(bare))));
    if (raw === "im" && tokens.length > 0 && !CLAUSE_STARTS.has(tokens.at(-1)?.word ?? "")) {
      tokens.push(token("him", start, end));
    } else if (long !== undefined) {
      for (const word of long.split(" ")) if (word) tokens.push(token(word, start, end));
    } else if (raw.endsWith("'s")) {
      const owner = raw.slice(0, -2);
      const is = IS_AFTER.has(owner);
      tokens.push(token(owner, start, end));
      if (is) tokens.push(token("is", start, end));
      else tokens.push({ word: "'s", forms: ["'s", "is"], kind: "word", start, end });
    } else {
      tokens.push(token(bare.replace(/(\p{L})\1{2,}/gu, "$1$1"), start, end));
    }
  }
  return amended(joinNumbers(tokens));
}

/** "heal at 30, no wait, make it 40": the number told last takes the place of the one before it. */
function amended(tokens: Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const [make, it, number] = [token, tokens[at + 1], tokens[at + 2]];
    const old = out.findLastIndex((each) => each.kind === "number");
    const since = old < 0 ? [] : out.slice(old + 1);
    if (
      number?.kind === "number" &&
      /^(make|say|call)$/.test(make.word) &&
      /^(it|that)$/.test(it?.word ?? "") &&
      since.length <= 9 &&
      since.some((each) => /^(no|nah|nope|wait|actually|sorry|correction|rather|scratch|or)$/.test(each.word))
    ) {
      const before = out[old] as Token;
      out[old] = {
        ...before,
        word: number.word,
        forms: number.forms,
        ...(number.value === undefined ? {} : { value: number.value }),
        unit: number.unit === "plain" ? (before.unit ?? "plain") : (number.unit ?? "plain"),
      };
      const cut = since.findIndex((each) =>
        /^(no|nah|nope|wait|actually|sorry|correction|rather|scratch|or|hmm|hm|oh)$/.test(each.word),
      );
      out.length = old + 1 + Math.max(0, cut);
      at += 2;
    } else out.push(token);
  }
  return out;
}

/** "gaurding", "heels": slang and typos with an ending of their own. */
function stemSlang(word: string): string | undefined {
  const found = /^([a-z]{3,})(ing|in|ed|s)$/.exec(word);
  const stem = found?.[1] ?? "";
  if (!found || LEXICON.words.has(word)) return undefined;
  const long = SLANG.get(stem);
  if (long === undefined || long.includes(" ") || !LEXICON.words.has(long)) return undefined;
  return long + (found[2] === "in" ? "ing" : found[2]);
}

/** Pictures that people put in the place of words. */
const PICTURES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "🔫": "shoot",
    "🏹": "shoot",
    "🎯": "shoot",
    "🗡": "strike",
    "⚔": "strike",
    "👊": "strike",
    "🔪": "strike",
    "🥊": "strike",
    "🛡": "guard",
    "🏃": "run away",
    "💨": "run away",
    "💣": "mine",
    "🧨": "mine",
    "❤": "health",
    "💔": "low health",
    "🔋": "energy",
    "🪫": "low energy",
    "⚡": "energy",
    "🩹": "repair",
    "🔧": "repair",
    "🛠": "repair",
    "😴": "rest",
    "💤": "rest",
    "📦": "pickup",
    "🎁": "pickup",
    "🌪": "storm",
    "⛈": "storm",
  }),
);

/** Marks that programs join conditions with. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["==", "="],
  ["===", "="],
  ["&&", "and"],
  ["||", "or"],
]);

/** Verbs cut short behind an apostrophe: "we're", "that'll". */
const APOSTROPHE = /^([a-z]+)'(re|ll|ve|d)$/;
const SHORT: Readonly<Record<string, string>> = { re: "are", ll: "will", ve: "have", d: "would" };

/** Words after which "'s" can only be "is". */
const IS_AFTER = new Set(
  "it that there here what who where he she nobody noone everyone everybody someone somebody anyone anybody how".split(
    " ",
  ),
);

/** Words after which "im" is "I'm"; after a verb it is "him". */
const CLAUSE_STARTS = new Set(
  "when if once while and or but because until unless so that as long where whenever even after before then , . ! ? ; : \n -> — ( cuz cos lol well since though".split(
    " ",
  ),
);

/** What follows "its" where "it's" is meant. */
const ITS_IS =
  /^ (even|level|close|just|not|always|right|his|my|time|clear|quiet|safe|ok|fine|past|turn|late|early|over|less|more|under|below|above|about|in|on|only|really|too|very|near|far|all|better|a|the)\b/i;

/** Whether a digit is written for its sound: "2 die", "4 the throat", "next 2 u". */
const sounded = (digit: string, after: string): boolean =>
  digit === "2"
    ? /^ (die|him|hm|em|u|me|you|be|get|go|kill|the|run|hit|his|her|them|do|shoot|heal|a)\b/i.test(after)
    : /^ (the|a|it|him|ever|good|me|u|you|her|them|his)\b/i.test(after);

/** What a mark stands for: a bullet for nothing, a spaced hyphen for a dash. */
function markOf(piece: string, text: string, start: number, end: number): string | undefined {
  if (piece === "\n") return piece;
  const before = text[start - 1];
  const first = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim() === "";
  if (/^[-*•–—·>‣◦]$/.test(piece) && first) return undefined;
  if (piece === "-" && /\p{L}/u.test(before ?? "") && /\p{L}/u.test(text[end] ?? "")) return undefined;
  if (piece === "→" || piece === "=>" || piece === "⇒") return "->";
  if (piece === "—" || piece === "–" || piece === "…") return "—";
  if (piece === "-" && (before === undefined || /\s/.test(before)) && /\s/.test(text[end] ?? " ")) return "—";
  if (piece === "=") {
    // "he comes close = block" points; "health = 30" compares.
    const next = text.slice(end).trimStart()[0] ?? "";
    return /\d/.test(next) || /[<>=!]$/.test(text.slice(0, start)) ? piece : "->";
  }
  if (/^['"“”„«»‚‘’`´*_~]$/.test(piece)) return undefined;
  if (piece === "|" || piece === "/") return piece;
  return piece.trim() === "" ? undefined : piece;
}

/** Turns number words into numbers: "thirty five" → 35, "a third" → ⅓, "20 percent" → 20%. */
function joinNumbers(tokens: Token[]): Token[] {
  const out: Token[] = [];
  let i = 0;
  while (i < tokens.length) {
    const found = numberOf(tokens, i);
    const first = tokens[i];
    const last = tokens[(found?.next ?? i + 1) - 1];
    if (!first || !last) break;
    if (found) {
      const word = tokens
        .slice(i, found.next)
        .map((each) => each.word)
        .join(" ");
      out.push({
        word,
        forms: [word],
        kind: "number",
        value: found.value,
        unit: found.unit,
        start: first.start,
        end: last.end,
      });
      i = found.next;
    } else {
      out.push(first);
      i += 1;
    }
  }
  return out;
}
