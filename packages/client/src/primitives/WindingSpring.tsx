import styles from "./WindingSpring.module.css";

interface WindingSpringProps {
  /** What is being waited for: "Winding up the realm…". */
  label: string;
}

/** An Archimedean spiral of `turns`, as SVG path data around 0, 0. */
function spiral(turns: number, radius: number): string {
  const points = Array.from({ length: turns * 24 + 1 }, (_, step) => {
    const angle = (step / 24) * 2 * Math.PI;
    const reach = 4 + ((radius - 4) * step) / (turns * 24);
    return `${(reach * Math.cos(angle)).toFixed(2)} ${(reach * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}`;
}

const coil = spiral(5, 34);

/** The loading state: a mainspring being wound, and what it is wound for. */
export function WindingSpring({ label }: WindingSpringProps) {
  return (
    <div className={styles.wait} role="status">
      <svg viewBox="-44 -44 88 88" className={styles.spring} aria-hidden="true">
        <circle r="40" className={styles.barrel} />
        <g className={styles.turning}>
          <path d={coil} className={styles.coil} pathLength="100" />
          <rect x="-4" y="-4" width="8" height="8" rx="1.5" className={styles.arbor} />
        </g>
      </svg>
      <span>{label}</span>
    </div>
  );
}
