import { lazy } from "react";
import { Route, Switch } from "wouter";
import { NotFoundPage } from "./panels/NotFoundPage.tsx";
import { Shell } from "./panels/shell/Shell.tsx";

const RealmPage = lazy(() => import("./panels/realm/RealmPage.tsx"));
const ForgePage = lazy(() => import("./panels/forge/ForgePage.tsx"));
const ArenaPage = lazy(() => import("./panels/arena/ArenaPage.tsx"));
const LadderPage = lazy(() => import("./panels/ladder/LadderPage.tsx"));
const MatchPage = lazy(() => import("./panels/match/MatchPage.tsx"));
const BattlePage = lazy(() => import("./panels/battle/BattlePage.tsx"));
const BotPage = lazy(() => import("./panels/bot/BotPage.tsx"));
const OwnerPage = lazy(() => import("./panels/bot/OwnerPage.tsx"));
const BetsPage = lazy(() => import("./panels/history/BetsPage.tsx"));
const HistoryPage = lazy(() => import("./panels/history/HistoryPage.tsx"));
const TrustPage = lazy(() => import("./panels/trust/TrustPage.tsx"));
const PrimitivesPage = lazy(() => import("./panels/primitives/PrimitivesPage.tsx"));

/** The routes. Each page is its own piece of the bundle, loaded when it is opened. */
export function App() {
  return (
    <Shell>
      <Switch>
        <Route path="/" component={RealmPage} />
        <Route path="/forge" component={ForgePage} />
        <Route path="/arena" component={ArenaPage} />
        <Route path="/ladder" component={LadderPage} />
        <Route path="/match/:id">{({ id }) => <MatchPage id={id} />}</Route>
        <Route path="/battle/:id">{({ id }) => <BattlePage id={id} />}</Route>
        <Route path="/bot/:id">{({ id }) => <BotPage id={id} />}</Route>
        <Route path="/owner/:address">{({ address }) => <OwnerPage address={address} />}</Route>
        <Route path="/bets" component={BetsPage} />
        <Route path="/history" component={HistoryPage} />
        <Route path="/npcs" component={TrustPage} />
        <Route path="/primitives" component={PrimitivesPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </Shell>
  );
}
