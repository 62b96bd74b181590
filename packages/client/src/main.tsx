import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./theme/global.css";
import { App } from "./App.tsx";
import { startAutoplay } from "./autoplay/autoplay.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

startAutoplay();

// The chain's client (viem, MUD) is a piece of its own: the shell paints before it is here.
void import("./chain/connect.ts").then(({ connect }) => connect());
