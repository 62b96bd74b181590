import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import { describe, expect, it } from "vitest";
import { fittingName, shareLink, strategyInLink } from "./shareLink.ts";

const query = (link: string) => new URL(link).searchParams;

describe("a link that shares a bot", () => {
  it("carries exactly what every house bot does, and its name", () => {
    for (const { strategy } of ladder) {
      const link = shareLink("https://play.example", strategy);
      expect(link.startsWith("https://play.example/forge?code=")).toBe(true);
      const found = strategyInLink(query(link));
      expect(found.name).toBe(strategy.name);
      expect(compile(found)).toBe(compile(strategy));
    }
  });

  it.each(["", "code=", "code=%00", "code=AAAA", `code=${"A".repeat(5_000)}`, "code=<script>", "name=Wolf"])(
    "is refused when it is %s",
    (text) => {
      expect(() => strategyInLink(new URLSearchParams(text))).toThrow(/holds no bot/);
    },
  );

  it("takes of a name what fits on the chain, in whole letters", () => {
    expect(fittingName(` ${"é".repeat(20)} `)).toBe("é".repeat(16));
    const [first] = ladder;
    if (!first) throw new Error("the ladder is empty");
    const link = shareLink("https://play.example", { ...first.strategy, name: "W".repeat(90) });
    expect(strategyInLink(query(link)).name).toBe("W".repeat(32));
  });
});
