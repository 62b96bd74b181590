import berries from "game-icon:berries-bowl";
import ore from "game-icon:ore";
import { deedRules } from "@cogwright/contracts/rules/deeds";
import { classes } from "../../primitives/classes.ts";
import { GlyphIcon } from "../../primitives/GlyphIcon.tsx";
import styles from "./GoodsCarried.module.css";

interface GoodsCarriedProps {
  ore: number;
  food: number;
  /** What is shown is not in a block yet. */
  waiting: boolean;
}

/** What the visitor carries. */
export function GoodsCarried({ ore: pieces, food, waiting }: GoodsCarriedProps) {
  const full = deedRules.CARRY;
  return (
    <ul className={classes(styles.goods, waiting && styles.waiting)} aria-label="What you carry">
      <li title={`${pieces} of at most ${full} pieces of ore`} data-goods="ore">
        <GlyphIcon glyph={ore} size={20} />
        <span>
          <b className="number">{pieces}</b> ore
        </span>
      </li>
      <li title={`${food} of at most ${full} pieces of food`} data-goods="food">
        <GlyphIcon glyph={berries} size={20} />
        <span>
          <b className="number">{food}</b> food
        </span>
      </li>
    </ul>
  );
}
