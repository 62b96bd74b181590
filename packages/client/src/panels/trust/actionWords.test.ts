import { GRAZE, REST, RUN, WALK } from "@cogwright/npc/region/record";
import { CROSS, STRIKE } from "@cogwright/npc/region/tickList";
import { expect, it } from "vitest";
import { actionWords } from "./actionWords.ts";

it.each([
  [REST, "rest"],
  [GRAZE, "graze"],
  [STRIKE, "strike"],
  [CROSS + 3, "cross the border west"],
  [WALK, "walk north"],
  [RUN + 2, "run east"],
  [255, "do what no brain can choose (255)"],
])("action %i in words", (action, words) => {
  expect(actionWords(action)).toBe(words);
});
