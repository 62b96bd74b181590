import { type Address, encodeAbiParameters, type Hex, keccak256 } from "viem";

export interface SealedBot {
  /** The chain and the world that the bot is saved in. */
  chainId: number;
  world: Address;
  /** Who saves it. */
  owner: Address;
  /** Its bytecode. */
  code: Hex;
  /** 32 random bytes, kept until the bot is shown: without them nobody can show it, and with guessable ones everybody can. */
  salt: Hex;
}

/** What `arena__saveSealedBot` takes: a commitment to a bytecode. The twin of `Commitment.sol`. */
export function botCommitment({ chainId, world, owner, code, salt }: SealedBot): Hex {
  return keccak256(
    encodeAbiParameters(
      [
        { type: "uint256" },
        { type: "address" },
        { type: "address" },
        { type: "bytes32" },
        { type: "bytes32" },
      ],
      [BigInt(chainId), world, owner, keccak256(code), salt],
    ),
  );
}
