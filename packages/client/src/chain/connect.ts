import { type Deployment, parseDeployment } from "@cogwright/contracts/deployment";
import { errorLine } from "@cogwright/contracts/errors";
import { tables } from "@cogwright/contracts/generated/tables";
import { pause } from "@cogwright/contracts/pause";
import { createSender } from "@cogwright/contracts/sender";
import { createWorldClient } from "@cogwright/contracts/worldClient";
import { followWorld } from "@cogwright/contracts/worldSync";
import type { Table } from "@latticexyz/config";
import { showToast } from "../primitives/toasts.ts";
import { openAccounts } from "./account.ts";
import { firstRecords } from "./firstRecords.ts";
import { askForPurse } from "./grant.ts";
import { useSession } from "./session.ts";
import { tabLock } from "./tabLock.ts";

const RETRY_MS = 2_000;

/** How the page was told where its world is; `undefined` while the page's server does not answer. */
async function fetchDeployment(): Promise<Deployment | undefined> {
  let answer: Response;
  try {
    answer = await fetch("/deployment.json", { cache: "no-store" });
  } catch (error) {
    useSession.setState({
      phase: "offline",
      problem: `The page's server does not answer (${errorLine(error)}).`,
    });
    return undefined;
  }
  if (!answer.ok) {
    useSession.setState({
      phase: "offline",
      problem: `No world is deployed here yet (/deployment.json: ${answer.status}).`,
    });
    return undefined;
  }
  return parseDeployment(await answer.text(), "/deployment.json");
}

async function findDeployment(): Promise<Deployment> {
  for (;;) {
    const deployment = await fetchDeployment();
    if (deployment) return deployment;
    await pause(RETRY_MS);
  }
}

/** The deployment that a server gives while the chain is away; undefined when it cannot be read (it is being written). */
async function readDeployment(answer: Response): Promise<Deployment | undefined> {
  try {
    return parseDeployment(await answer.text(), "/deployment.json");
  } catch (error) {
    console.warn("The world's deployment cannot be read; it is tried again:", error);
    return undefined;
  }
}

/** While the chain is away its world may have been made anew: then the page begins anew with it. */
async function watchForNewWorld(known: Deployment): Promise<void> {
  while (useSession.getState().phase === "offline") {
    // The page's server may be away as well; the next look tells.
    const answer = await fetch("/deployment.json", { cache: "no-store" }).catch(() => undefined);
    const found = answer?.ok ? await readDeployment(answer) : undefined;
    if (
      found &&
      (found.world !== known.world || found.genesis !== known.genesis || found.rpc !== known.rpc)
    ) {
      window.location.reload();
      return;
    }
    await pause(RETRY_MS);
  }
}

async function connectOnce(): Promise<void> {
  const deployment = await findDeployment();
  const client = createWorldClient({ deployment });
  const { account, own } = await openAccounts(client.chain);
  const followed: Table[] = Object.values(tables).flatMap((namespace) => Object.values<Table>(namespace));
  const sync = followWorld({
    client,
    tables: followed,
    hydrate: () => firstRecords(client, account.address),
  });
  const senderOf = (by: typeof account) =>
    createSender({ client, account: by, exclusive: tabLock(`send:${by.address}`) });
  const sender = senderOf(account);
  const { send } = account === own ? sender : senderOf(own);
  useSession.setState({
    phase: "loading",
    problem: undefined,
    chain: {
      ...{ deployment, client, sync, sender, address: account.address },
      runner: { send, address: own.address },
    },
  });

  let asked = false;
  sync.store.subscribe((world, before) => {
    if (world.block !== before.block) {
      useSession.setState({ block: world.block, blockTime: world.blockTime, seenAt: performance.now() });
    }
    if (world.connection === before.connection && world.problem === before.problem) return;
    useSession.setState({ phase: world.connection, problem: world.problem });
    if (world.connection === "offline" && before.connection !== "offline") void watchForNewWorld(deployment);
    if (world.connection === "live" && !asked) {
      asked = true;
      tabLock("grant")(async () => askForPurse(deployment, account.address, window.localStorage))
        .then(
          (given) =>
            given && showToast("good", "Your purse is filled", "The treasury welcomes you with a few coins."),
        )
        .catch((error: unknown) => showToast("warn", "No coins yet", errorLine(error)));
    }
  });
}

/** Connects the page to its world; called once, when the page opens. What becomes of it stands in `useSession`. */
export async function connect(): Promise<void> {
  try {
    await connectOnce();
  } catch (error) {
    useSession.setState({ phase: "failed", problem: errorLine(error) });
  }
}
