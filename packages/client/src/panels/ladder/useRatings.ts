import { ratingText } from "./ratingText.ts";
import { useLadder } from "./useLadder.ts";

/** What a bot is rated, as the ladder has it (three deviations to either side): "27.1 ± 6.9", "not rated yet", or "…" while the ladder is being worked out. */
export type RatingOf = (bot: number) => string;

/** The ratings of all bots, kept up to date. A reading of the whole ladder: asked for once by a page, not by each card. */
export function useRatings(): RatingOf {
  const { ladder } = useLadder();
  return (bot) => {
    if (!ladder) return "…";
    const place = ladder.places.find((each) => each.bot === bot);
    return place ? ratingText(place) : "not rated yet";
  };
}
