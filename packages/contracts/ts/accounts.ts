import { type Address, concatHex, type Hex, numberToHex, padHex } from "viem";

/** The purse of an address: `Accounts.ofAddress`. */
export const accountOfAddress = (owner: Address): Hex => padHex(owner, { size: 32 });

/** A bot's own purse, which its owner fills and empties: `Accounts.ofBot`. */
export const accountOfBot = (botId: number): Hex => concatHex(["0x01", numberToHex(botId, { size: 31 })]);
