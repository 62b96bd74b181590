import bandit from "game-icon:bandit";
import deer from "game-icon:deer";
import hood from "game-icon:hood";
import cart from "game-icon:old-wagon";
import helm from "game-icon:visored-helm";
import wolf from "game-icon:wolf-head";
import type { Kind } from "@cogwright/contracts/rules/realm";
import { classes } from "../../primitives/classes.ts";
import { GlyphIcon } from "../../primitives/GlyphIcon.tsx";
import styles from "./KindToken.module.css";

const glyphs = { player: hood, deer, wolf, guard: helm, raider: bandit, merchant: cart, none: deer };

/** A kind's token as on the map, small, for lists. */
export function KindToken({ kind }: { kind: Kind }) {
  return (
    <span className={classes(styles.token, styles[kind])}>
      <GlyphIcon glyph={glyphs[kind]} size={18} />
    </span>
  );
}
