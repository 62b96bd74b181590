import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./theme/global.css";
import { App } from "./App.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

// The chain's client (viem, MUD) is a piece of its own: the shell paints before it is here.
void import("./chain/connect.ts").then(({ connect }) => connect());
