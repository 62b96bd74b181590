import { useMemo } from "react";
import { type Seal, sealOf } from "../../autoplay/keptSeals.ts";
import type { MatchRecords, MatchView, SideView } from "../arena/matchView.ts";

/** The visitor's bot that waits to be shown in a match, with what shows it; undefined when this browser has neither. */
export function useMySeal(
  view: MatchView,
  records: MatchRecords,
): { side: SideView; seal: Seal } | undefined {
  const { a, b } = view.sides;
  const side = [a, b].find((each) => each?.isMine && each.seal === "sealed");
  const hash = side && records.entries[side.side]?.codeHash;
  const seal = useMemo(() => {
    if (!hash) return undefined;
    try {
      return sealOf(window.localStorage, hash);
    } catch (error) {
      console.warn("The seals kept in this browser cannot be read:", error);
      return undefined;
    }
  }, [hash]);
  return side && seal && { side, seal };
}
