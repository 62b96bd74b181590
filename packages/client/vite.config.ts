import process from "node:process";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { gameIcons } from "./build/gameIcons.ts";
import { themeStyles } from "./build/themeStyles.ts";

/** Where `vite` (with its quick reloading) finds a running game: `npm start` beside it, or what the variable names. */
const game = process.env.COGWRIGHT_PAGE ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react(), gameIcons(), themeStyles()],
  // onnxruntime-web finds its wasm beside itself; pre-bundling would move it away from there.
  optimizeDeps: { exclude: ["onnxruntime-web"] },
  server: { proxy: { "/deployment.json": game, "/model.json": game, "/api": game } },
  // The twin compiles its hash before it is ready (top-level await), which only modules can.
  worker: { format: "es" },
  build: {
    target: "es2023",
    sourcemap: true,
    // Phaser is one piece of 1.4 MB and is loaded only by the screens that draw.
    chunkSizeWarningLimit: 1500,
  },
});
