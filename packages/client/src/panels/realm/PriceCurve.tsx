import { deedRules } from "@cogwright/contracts/rules/deeds";
import { COIN, coinText } from "../../chain/coinText.ts";
import { ChartFrame } from "../../primitives/ChartFrame.tsx";
import styles from "./PriceCurve.module.css";

const CARRY = deedRules.CARRY;
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [320, 92, 34, 20, 8] as const;

interface PriceCurveProps {
  side: "sell" | "buy";
  /** The merchant's goods now, and after the trade that is set. */
  stock: number;
  after: number;
  /** What one piece costs at a stock, in wei. */
  priceAt(stock: number): bigint;
}

const coins = (wei: bigint): number => Number(wei) / Number(COIN);

/** What one piece costs by how much the merchant has: where it stands now (round) and after this trade (square). */
export function PriceCurve({ side, stock, after, priceAt }: PriceCurveProps) {
  // Nobody sells to a full cart, and nobody buys from an empty one.
  const [from, to] = side === "sell" ? [0, CARRY - 1] : [1, CARRY];
  const stocks = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const top = coins(priceAt(from)) * 1.1;
  const x = (at: number): number => LEFT + ((WIDTH - LEFT - 10) * at) / CARRY;
  const y = (at: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - coins(priceAt(at)) / top);
  const inside = (at: number): boolean => at >= from && at <= to;
  const summary = inside(stock)
    ? `At ${stock} goods one piece costs ${coinText(priceAt(stock))} coins; at ${after}, ${inside(after) ? coinText(priceAt(after)) : "nothing more is traded"}.`
    : "Nothing is traded at this stock.";
  return (
    <ChartFrame
      title={side === "sell" ? "What a piece of ore brings" : "What a piece of food costs"}
      unit="coins, by the merchant's goods"
      summary={summary}
      legend={
        <span className={styles.legend}>
          <i className={styles.round} /> now <i className={styles.square} /> after this trade
        </span>
      }
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.curve} aria-hidden="true">
        {[0.5, 1].map((mark) => (
          <g key={mark}>
            <line
              x1={LEFT}
              x2={WIDTH - 10}
              y1={TOP + (HEIGHT - TOP - BOTTOM) * (1 - mark / top)}
              y2={TOP + (HEIGHT - TOP - BOTTOM) * (1 - mark / top)}
              className={styles.rule}
            />
            <text
              x={LEFT - 6}
              y={TOP + (HEIGHT - TOP - BOTTOM) * (1 - mark / top) + 4}
              className={styles.level}
            >
              {mark}
            </text>
          </g>
        ))}
        {[0, 5, 10, 15].map((mark) => (
          <text key={mark} x={x(mark)} y={HEIGHT - 6} className={styles.mark}>
            {mark}
          </text>
        ))}
        <polyline points={stocks.map((at) => `${x(at)},${y(at)}`).join(" ")} className={styles.line} />
        {inside(after) && after !== stock ? (
          <rect x={x(after) - 5} y={y(after) - 5} width={10} height={10} className={styles.after} />
        ) : null}
        {inside(stock) ? <circle cx={x(stock)} cy={y(stock)} r={6} className={styles.now} /> : null}
      </svg>
    </ChartFrame>
  );
}
