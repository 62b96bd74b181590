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
  },
} as const;
