import { CogwrightError } from "@cogwright/contracts/errors";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Inference, loadBrains } from "../brain/inference.ts";
import type { Brains } from "../brain/onnx.ts";
import type { Traits } from "../brain/traits.ts";
import { type Era, erasAt, readBrain, readEras } from "./eras.ts";

/** The brains that a world's kinds use at one time, ready to think. */
export interface BrainsInUse {
  eras: readonly Era[];
  inference: Inference;
  traits: Readonly<Record<string, Traits>>;
}

/** A kind uses a brain that the chain does not hold. */
export class BrainMissing extends CogwrightError {
  constructor({ kind, brain }: Era) {
    super(`The brain ${brain} that ${kind} uses is not registered.`, {
      code: "brain-missing",
      hint: "The node may be behind: ask another one.",
      details: { kind, brain },
    });
  }
}

/** Loads brains from the chain as they are needed, and keeps the last few. */
export class BrainPool {
  readonly #client: WorldClient;
  readonly #loaded = new Map<string, Promise<BrainsInUse>>();
  #eras: readonly Era[] = [];

  constructor(client: WorldClient) {
    this.#client = client;
  }

  /** Reads which eras have been announced. To be called before what they say is needed. */
  async refresh(block?: bigint): Promise<void> {
    this.#eras = await readEras(this.#client, block);
  }

  /** What is in use at a second; kinds without an era are not among it. @throws {BrainMissing} */
  at(time: number): Promise<BrainsInUse> {
    const eras = erasAt(this.#eras, time);
    const name = eras.map(({ kind, era }) => `${kind}:${era}`).join(" ");
    const known = this.#loaded.get(name);
    if (known) return known;
    const loading = this.#load(eras);
    this.#loaded.set(name, loading);
    loading.catch(() => this.#loaded.delete(name));
    return loading;
  }

  /** Gives the runtime's memory back. */
  async release(): Promise<void> {
    const loaded = await Promise.allSettled(this.#loaded.values());
    this.#loaded.clear();
    for (const one of loaded) if (one.status === "fulfilled") await one.value.inference.release();
  }

  async #load(eras: readonly Era[]): Promise<BrainsInUse> {
    const brains: Record<string, Brains[string]> = {};
    for (const era of eras) {
      const found = await readBrain(this.#client, era.brain);
      if (!found) throw new BrainMissing(era);
      brains[era.kind] = found.network;
    }
    return {
      eras,
      inference: await loadBrains(brains),
      traits: Object.fromEntries(eras.map(({ kind, traits }) => [kind, traits])),
    };
  }
}
