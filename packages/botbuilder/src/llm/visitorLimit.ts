/** How often one visitor may ask. */
export interface VisitorLimits {
  /** Requests within the last minute, and within the last hour. */
  perMinute: number;
  perHour: number;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Visitors that are remembered; a flood of addresses forgets the longest silent ones first and takes no more memory. */
const MOST_VISITORS = 10_000;

/**
 * Counts requests by visitor over sliding windows. Refused requests do not count.
 *
 * @param now milliseconds, never going back
 * @returns a function that takes one request: 0 when it may go on, else the milliseconds to wait
 */
export function createVisitorLimit(
  { perMinute, perHour }: VisitorLimits,
  now: () => number,
  mostVisitors = MOST_VISITORS,
): (visitor: string) => number {
  const times = new Map<string, number[]>();
  return (visitor) => {
    const time = now();
    const recent = (times.get(visitor) ?? []).filter((at) => time - at < HOUR);
    // When the request that stands in the way leaves its window.
    const opens = (limit: number, window: number) => (recent[recent.length - limit] ?? -window) + window;
    const wait = Math.max(opens(perMinute, MINUTE), opens(perHour, HOUR)) - time;
    times.delete(visitor);
    if (wait <= 0) recent.push(time);
    times.set(visitor, recent);
    if (times.size > mostVisitors) {
      const [oldest] = times.keys();
      if (oldest !== undefined) times.delete(oldest);
    }
    return Math.max(0, wait);
  };
}
