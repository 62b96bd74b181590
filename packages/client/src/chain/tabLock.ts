import { createQueue, type Exclusive } from "@cogwright/contracts/sender";

/**
 * One after the other over all tabs of this browser that use `name`.
 *
 * Without Web Locks (a page that is not served from a secure origin) the order holds within this tab only.
 */
export function tabLock(name: string): Exclusive {
  if (!navigator.locks) return createQueue();
  return async (task) => navigator.locks.request(`cogwright:${name}`, task);
}
