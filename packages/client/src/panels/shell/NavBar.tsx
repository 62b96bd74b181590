import { Hammer, Map as MapIcon, Swords } from "lucide-react";
import { lazy, Suspense } from "react";
import { Link, useRoute } from "wouter";
import { ConnectionLamp } from "./ConnectionLamp.tsx";
import styles from "./NavBar.module.css";

// The purse is read through the chain's client, which is loaded after the first paint.
const PurseChip = lazy(() => import("./PurseChip.tsx"));

const places = [
  { href: "/", label: "Realm", icon: MapIcon, pattern: /^\/(npcs)?$/ },
  { href: "/forge", label: "Forge", icon: Hammer, pattern: /^\/forge\b/ },
  {
    href: "/arena",
    label: "Arena",
    icon: Swords,
    pattern: /^\/(arena|ladder|match|battle|bot|owner|bets|history|ladder)\b/,
  },
] as const;

function Place({ href, label, icon: Icon, pattern }: (typeof places)[number]) {
  const [here] = useRoute(pattern);
  return (
    <Link href={href} className={styles.place} aria-current={here ? "page" : undefined}>
      <Icon aria-hidden="true" size={18} />
      {label}
    </Link>
  );
}

/** The bar over every page: where one can go, and whether the chain answers. On a phone the places stand below. */
export function NavBar() {
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.brand} aria-label="Cogwright, to the realm">
        <img src="/cog.svg" alt="" width="30" height="30" />
        <span>Cogwright</span>
      </Link>
      <nav className={styles.places} aria-label="Places">
        {places.map((place) => (
          <Place key={place.href} {...place} />
        ))}
      </nav>
      <div className={styles.end}>
        <Suspense fallback={null}>
          <PurseChip />
        </Suspense>
        <ConnectionLamp />
      </div>
    </header>
  );
}
