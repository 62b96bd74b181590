import type { Table } from "@latticexyz/config";
import {
  custom,
  decodeFunctionData,
  encodeAbiParameters,
  encodeEventTopics,
  encodeFunctionResult,
  type Hex,
  keccak256,
  numberToHex,
  toHex,
} from "viem";
import { afterEach, expect, test } from "vitest";
import { applyChange, type StoreChange } from "./applyLog.ts";
import { worldAbi } from "./generated/abi.ts";
import type { RawRecord } from "./record.ts";
import { createWorldClient } from "./worldClient.ts";
import { allFields, followWorld, getFields, type WorldSync } from "./worldSync.ts";

const world = "0x00000000000000000000000000000000000000aa";
const tableId = toHex("tbtest", { size: 32 });
const table = {
  label: "Purse",
  type: "table",
  namespace: "test",
  namespaceLabel: "test",
  name: "Purse",
  tableId,
  schema: {
    id: { type: "uint32", internalType: "uint32" },
    coins: { type: "uint32", internalType: "uint32" },
    note: { type: "bytes", internalType: "bytes" },
  },
  key: ["id"],
} as const satisfies Table;

const key = (id: number): Hex => numberToHex(id, { size: 32 });
const empty: RawRecord = { staticData: "0x", encodedLengths: `0x${"0".repeat(64)}`, dynamicData: "0x" };

/** MUD's packed lengths of one dynamic field: the total in the lowest 7 bytes, the field's own in the 5 above. */
const lengths = (bytes: number): Hex => numberToHex((BigInt(bytes) << 56n) | BigInt(bytes), { size: 32 });
const set = (coins: number, note: Hex = "0x"): StoreChange => ({
  eventName: "Store_SetRecord",
  args: {
    staticData: numberToHex(coins, { size: 4 }),
    encodedLengths: lengths((note.length - 2) / 2),
    dynamicData: note,
  },
});
const spliceCoins = (coins: number): StoreChange => ({
  eventName: "Store_SpliceStaticData",
  args: { start: 0, data: numberToHex(coins, { size: 4 }) },
});

interface Block {
  salt: number;
  changes: { id: number; change: StoreChange }[];
}

/** A chain in memory that speaks just enough JSON-RPC; it can be reorganised and taken away. */
function memoryChain() {
  const blocks: Block[] = [{ salt: 0, changes: [] }];
  const chain = { down: false, logRequests: 0, blocks, transport: custom({ request }) };

  const hashOf = (number: number): Hex =>
    keccak256(toHex(JSON.stringify(blocks.slice(0, number + 1).map(({ salt }, index) => [index, salt]))));

  function recordAt(id: number, number: number): RawRecord {
    let record: RawRecord | undefined;
    for (const block of blocks.slice(0, number + 1)) {
      for (const { id: changed, change } of block.changes) {
        if (changed === id) record = applyChange(record ?? empty, change);
      }
    }
    return record ?? empty;
  }

  function block(number: number) {
    const zero = numberToHex(0, { size: 32 });
    return {
      number: numberToHex(number),
      hash: hashOf(number),
      parentHash: number === 0 ? zero : hashOf(number - 1),
      timestamp: numberToHex(1_000 + number),
      transactions: [],
    };
  }

  function logsOf(number: number) {
    return (blocks[number]?.changes ?? []).map(({ id, change }, logIndex) => {
      const tuple = [key(id)];
      const plain = { indexed: false, type: "bytes" } as const;
      const topics = encodeEventTopics({ abi: worldAbi, eventName: change.eventName, args: { tableId } });
      const keys = { type: "bytes32[]" } as const;
      let data: Hex;
      if (change.eventName === "Store_SetRecord") {
        const { staticData, encodedLengths, dynamicData } = change.args;
        data = encodeAbiParameters(
          [keys, plain, { type: "bytes32" }, plain],
          [tuple, staticData, encodedLengths, dynamicData],
        );
      } else if (change.eventName === "Store_SpliceStaticData") {
        data = encodeAbiParameters(
          [keys, { type: "uint48" }, plain],
          [tuple, change.args.start, change.args.data],
        );
      } else if (change.eventName === "Store_DeleteRecord") {
        data = encodeAbiParameters([keys], [tuple]);
      } else {
        throw new Error(`no test needs ${change.eventName}`);
      }
      return {
        address: world,
        topics,
        data,
        blockNumber: numberToHex(number),
        blockHash: hashOf(number),
        logIndex: numberToHex(logIndex),
        transactionHash: hashOf(number),
        transactionIndex: "0x0",
        removed: false,
      };
    });
  }

  async function request({ method, params }: { method: string; params?: unknown }): Promise<unknown> {
    if (chain.down) throw new Error("connection refused");
    const [first, second] = (params ?? []) as [unknown, unknown];
    const tip = blocks.length - 1;
    const numberOf = (tag: unknown) => (tag === "latest" ? tip : Number(tag));
    switch (method) {
      case "eth_chainId":
        return "0x7a69";
      case "eth_getCode":
        return "0x01";
      case "eth_getBlockByNumber":
        return block(numberOf(first));
      case "eth_getLogs": {
        chain.logRequests++;
        const { fromBlock, toBlock } = first as { fromBlock: Hex; toBlock: Hex };
        return blocks.flatMap((_, number) =>
          number >= Number(fromBlock) && number <= Number(toBlock) ? logsOf(number) : [],
        );
      }
      case "eth_call": {
        const { data } = first as { data: Hex };
        const { functionName, args } = decodeFunctionData({ abi: worldAbi, data });
        if (functionName !== "getRecord") throw new Error(`unexpected call of ${functionName}`);
        const [, tuple] = args;
        const record = recordAt(Number(tuple[0]), numberOf(second));
        return encodeFunctionResult({
          abi: worldAbi.filter(
            (item) => item.type === "function" && item.name === "getRecord" && item.inputs.length === 2,
          ),
          functionName: "getRecord",
          result: [record.staticData, record.encodedLengths, record.dynamicData],
        });
      }
      default:
        throw new Error(`the chain in memory does not know ${method}`);
    }
  }

  return Object.assign(chain, {
    mine: (changes: Block["changes"] = []) => blocks.push({ salt: 0, changes }),
    /** Replaces the last `depth` blocks by others. */
    reorganise: (depth: number, replacement: Block["changes"][]) => {
      blocks.splice(blocks.length - depth, depth, ...replacement.map((changes) => ({ salt: 1, changes })));
    },
    genesis: () => hashOf(0),
  });
}

let running: WorldSync | undefined;
afterEach(() => running?.stop());

function follow(chain: ReturnType<typeof memoryChain>, hydrate: number[] = []) {
  const deployment = {
    version: 1 as const,
    chainId: 31337,
    genesis: chain.genesis(),
    rpc: "http://127.0.0.1:1",
    world: world as Hex,
    block: 0,
  };
  const client = createWorldClient({
    deployment,
    transport: (options) => chain.transport({ ...options, retryCount: 0 }),
  });
  running = followWorld({
    client,
    tables: [table],
    hydrate: async () => hydrate.map((id) => ({ table, key: { id } })),
    pollInterval: 5,
  });
  return running;
}

/** Waits until the state is as wanted. */
function until(sync: WorldSync, wanted: (state: ReturnType<WorldSync["store"]["getState"]>) => boolean) {
  return new Promise<void>((resolve) => {
    if (wanted(sync.store.getState())) return resolve();
    const stop = sync.store.subscribe((state) => {
      if (!wanted(state)) return;
      stop();
      resolve();
    });
  });
}

const coins = (sync: WorldSync, id: number) =>
  getFields(sync.store.getState(), { table, key: { id } })?.coins;
const atBlock = (number: number) => (state: { block: bigint; connection: string }) =>
  state.block >= BigInt(number) && state.connection === "live";

test("it begins with the records asked for and follows every event after", async () => {
  const chain = memoryChain();
  chain.mine([{ id: 1, change: set(10, "0xabcd") }]);
  const sync = follow(chain, [1]);
  await until(sync, atBlock(1));
  expect(getFields(sync.store.getState(), { table, key: { id: 1 } })).toEqual({
    id: 1,
    coins: 10,
    note: "0xabcd",
  });

  chain.mine([
    { id: 1, change: spliceCoins(7) },
    { id: 2, change: set(5) },
  ]);
  await until(sync, atBlock(2));
  expect(coins(sync, 1)).toBe(7);
  expect(allFields(sync.store.getState(), table)).toHaveLength(2);

  chain.mine([{ id: 2, change: { eventName: "Store_DeleteRecord" } }]);
  await until(sync, atBlock(3));
  expect(coins(sync, 2)).toBeUndefined();
});

test("part of a record it never read makes it read the whole", async () => {
  const chain = memoryChain();
  chain.mine([{ id: 3, change: set(10, "0xbeef") }]);
  const sync = follow(chain);
  await until(sync, atBlock(1));
  expect(coins(sync, 3)).toBeUndefined();
  chain.mine([{ id: 3, change: spliceCoins(99) }]);
  await until(sync, atBlock(2));
  expect(getFields(sync.store.getState(), { table, key: { id: 3 } })).toEqual({
    id: 3,
    coins: 99,
    note: "0xbeef",
  });
});

test("records loaded later are followed from then on", async () => {
  const chain = memoryChain();
  chain.mine([{ id: 4, change: set(1) }]);
  const sync = follow(chain);
  await until(sync, atBlock(1));
  await sync.load([{ table, key: { id: 4 } }]);
  expect(coins(sync, 4)).toBe(1);
  chain.mine([{ id: 4, change: spliceCoins(2) }]);
  await until(sync, atBlock(2));
  expect(coins(sync, 4)).toBe(2);
});

test("a reorganised chain is read afresh", async () => {
  const chain = memoryChain();
  chain.mine([{ id: 1, change: set(10) }]);
  chain.mine([{ id: 1, change: spliceCoins(11) }]);
  const sync = follow(chain, [1]);
  await until(sync, atBlock(2));
  expect(coins(sync, 1)).toBe(11);
  chain.reorganise(1, [[{ id: 1, change: spliceCoins(50) }], []]);
  await until(sync, atBlock(3));
  expect(coins(sync, 1)).toBe(50);
});

test("while the chain is gone the records stay; when it is back they catch up", async () => {
  const chain = memoryChain();
  chain.mine([{ id: 1, change: set(10) }]);
  const sync = follow(chain, [1]);
  await until(sync, atBlock(1));
  chain.down = true;
  await until(sync, ({ connection }) => connection === "offline");
  expect(coins(sync, 1)).toBe(10);
  expect(sync.store.getState().problem).toMatch(/does not answer/);
  chain.mine([{ id: 1, change: spliceCoins(3) }]);
  chain.down = false;
  sync.poke();
  await until(sync, atBlock(2));
  expect(coins(sync, 1)).toBe(3);
});

test("a gap too long to replay is read instead", async () => {
  const chain = memoryChain();
  chain.mine([{ id: 1, change: set(10) }]);
  const sync = follow(chain, [1]);
  await until(sync, atBlock(1));
  const requests = chain.logRequests;
  for (let block = 0; block < 600; block++)
    chain.blocks.push({ salt: 0, changes: [{ id: 1, change: spliceCoins(block) }] });
  await until(sync, atBlock(601));
  expect(coins(sync, 1)).toBe(599);
  expect(chain.logRequests).toBe(requests);
});
