import { z } from "zod";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type Draft, draftSchema } from "./draft.ts";
import { type KeptText, keep, remember } from "./keptText.ts";

const versionSchema = z.strictObject({
  id: z.string(),
  /** When it was put away, in unix milliseconds. */
  at: z.int(),
  draft: draftSchema,
  /** Why it was put away: by hand, by saving it on chain, or before something else came onto the bench. */
  why: z.enum(["kept", "saved", "replaced"]),
  /** Its number on the chain, once saved. */
  bot: z.exactOptional(z.int().positive()),
});

/** A draft put away in the drawer. */
export type Version = z.infer<typeof versionSchema>;

const keptSchema = z.strictObject({ version: z.literal(1), versions: z.array(versionSchema) });

export interface Versions {
  /** The newest first. */
  readonly store: StoreApi<{ versions: Version[] }>;
  /** Puts a draft away, unless the newest version is the same draft: then that one is as if put away now. */
  put(draft: Draft, why: Version["why"], bot?: number): void;
  remove(id: string): void;
}

const MOST_VERSIONS = 50;
const STORAGE_KEY = "cogwright.forge.versions";

/** The drawer with earlier versions, kept in `storage`. */
export function createVersions(
  storage: KeptText,
  newId: () => string,
  now: () => number = Date.now,
): Versions {
  const kept = remember(storage, STORAGE_KEY, keptSchema);
  const store = createStore(() => ({ versions: kept?.versions ?? [] }));
  const set = (versions: Version[]) => {
    store.setState({ versions });
    keep(storage, STORAGE_KEY, [
      { version: 1, versions },
      { version: 1, versions: versions.slice(0, 10) },
    ]);
  };
  return {
    store,
    put: (draft, why, bot) => {
      const { versions } = store.getState();
      const [newest, ...older] = versions;
      const again = newest && JSON.stringify(newest.draft) === JSON.stringify(draft) ? newest : undefined;
      const known = bot ?? again?.bot;
      const version: Version = {
        id: again?.id ?? newId(),
        at: now(),
        draft,
        why: again?.why === "saved" ? "saved" : why,
        ...(known === undefined ? {} : { bot: known }),
      };
      set([version, ...(again ? older : versions)].slice(0, MOST_VERSIONS));
    },
    remove: (id) => set(store.getState().versions.filter((version) => version.id !== id)),
  };
}
