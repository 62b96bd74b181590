import { useEffect, useState } from "react";
import { chainTime } from "../../chain/session.ts";

/** The chain's time now in unix seconds, four times a second, so that no second is skipped. */
export function useChainTime(): number {
  const [now, setNow] = useState(() => chainTime());
  useEffect(() => {
    const timer = setInterval(() => setNow(chainTime()), 250);
    return () => clearInterval(timer);
  }, []);
  return now;
}
