import { Link } from "wouter";
import styles from "./Rating.module.css";

interface RatingProps {
  /** The bot's name. */
  of: string;
  /** As `RatingOf` gives it. */
  text: string;
}

/** What a bot is rated, with the way to the ladder. */
export function Rating({ of, text }: RatingProps) {
  return (
    <Link
      href="/ladder"
      className={styles.rating ?? ""}
      data-rated={/^\d/.test(text)}
      aria-label={`Rating of ${of}: ${text}`}
    >
      {text}
    </Link>
  );
}
