/** Tables of the namespace `realm`. */
export const realm = {
  tables: {
    /**
     * A region's packed record; `id` is row * 256 + column. Its one codec stands in `RegionRecord.sol` and
     * `@cogwright/npc/region/record`: `bodies` holds what every tick touches, `minds` what changes rarely.
     */
    Region: {
      schema: { id: "uint16", bodies: "bytes", minds: "bytes" },
      key: ["id"],
    },
    /** Where a player's occupant is: its region and slot. `spawns` is 0 for an address that never played. */
    Player: {
      schema: { player: "address", region: "uint16", slot: "uint8", spawns: "uint32" },
      key: ["player"],
    },
    /** From which second on a player's hands are free for the next deed. */
    Hands: {
      schema: { player: "address", freeAt: "uint64" },
      key: ["player"],
    },
    /**
     * What a player did last, as an event in the form of a record; the chain keeps none of it. `what` is a number of `deeds`
     * (`rules/deeds.ts`); `slot` and `kind` say to or with whom, `tile` where in the region; `goods` (a number of `goods`)
     * and `amount` what of; `price` is in wei.
     */
    Deed: {
      type: "offchainTable",
      schema: {
        player: "address",
        at: "uint64",
        what: "uint8",
        region: "uint16",
        tile: "uint16",
        slot: "uint8",
        kind: "uint8",
        goods: "uint8",
        amount: "uint8",
        price: "uint128",
      },
      key: ["player"],
    },
  },
  systems: {
    /** Takes and hands over goods of a trade that the ledger pays: only the ledger's side of it may call it. */
    GoodsSystem: { openAccess: false, accessList: ["TradeSystem"] },
  },
} as const;
