import { useStore } from "zustand";
import { nearby } from "../../realm/nearby.ts";
import type { Realm } from "../../realm/realm.ts";
import { placeText } from "./placeText.ts";

/** Where the visitor stands and how many are in sight, said rather than drawn. */
export function PlaceReport({ realm }: { realm: Realm }) {
  const view = useStore(realm.view);
  const walk = useStore(realm.walker.store, (state) => state.walk);
  if (!view.me) return null;
  const others = nearby(view);
  const npcs = others.filter((one) => one.kind !== "player" && one.doing !== "dead").length;
  const players = others.length > 0 ? others.filter((one) => one.kind === "player").length : 0;
  return (
    <p className="unseen" aria-live="polite" data-report="place">
      {placeText(walk?.shown ?? view.me.place)} {npcs === 1 ? "1 NPC" : `${npcs} NPCs`} in sight
      {players > 0 ? `, and ${players === 1 ? "another player" : `${players} other players`}` : ""}.
    </p>
  );
}
