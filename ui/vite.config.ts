// How the UI is built and served; `TANDEM_HOST` names the development host that answers in place of the shell.
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const top = fileURLToPath(new URL("..", import.meta.url));
const host = process.env.TANDEM_HOST ?? "http://127.0.0.1:1430";

export default defineConfig({
  plugins: [react()],
  clearScreen: false,
  envPrefix: ["VITE_", "TAURI_ENV_"],
  resolve: { alias: { "@locales": fileURLToPath(new URL("../locales", import.meta.url)) } },
  server: {
    port: 1420,
    strictPort: true,
    host: "127.0.0.1",
    fs: { allow: [top] },
    watch: { ignored: ["**/target/**", "**/src-tauri/**"] },
    proxy: { "/ask": host, "/execute": host, "/events": host },
  },
  build: { target: "safari16.4", outDir: "dist", emptyOutDir: true, chunkSizeWarningLimit: 1200, assetsInlineLimit: 0 },
  test: { environment: "jsdom", setupFiles: ["src/testing.ts"], include: ["src/**/*.test.{ts,tsx}"] },
});
