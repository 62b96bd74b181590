import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { gameIcons } from "./build/gameIcons.ts";
import { themeStyles } from "./build/themeStyles.ts";

export default defineConfig({
  plugins: [react(), gameIcons(), themeStyles()],
  // onnxruntime-web finds its wasm beside itself; pre-bundling would move it away from there.
  optimizeDeps: { exclude: ["onnxruntime-web"] },
  build: {
    target: "es2023",
    sourcemap: true,
    // Phaser is one piece of 1.4 MB and is loaded only by the screens that draw.
    chunkSizeWarningLimit: 1500,
  },
});
