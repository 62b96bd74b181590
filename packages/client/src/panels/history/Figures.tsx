import type { ReactNode } from "react";
import styles from "./Figures.module.css";

interface FiguresProps {
  figures: readonly { readonly label: string; readonly value: ReactNode }[];
}

/** A few numbers that sum something up, side by side. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
