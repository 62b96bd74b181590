import { expect, test } from "vitest";
import { createMetrics, serveMetrics } from "./metrics.ts";

test("Prometheus reads what the operator did, and why regions were left out", async () => {
  const metrics = createMetrics();
  metrics.ticked({
    gas: 1_000n,
    regions: 2,
    decisions: 30,
    changed: 10,
    ms: { observe: 5 },
    leftOut: [
      { id: 1, reason: "nobody-near", dueIn: 2 },
      { id: 2, reason: "over-budget", gas: 9 },
      { id: 3, reason: "over-budget", gas: 9 },
    ],
  });
  const { port, stop } = await serveMetrics(metrics, 0);
  try {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(text).toContain('cogwright_operator_decisions_total{kind="kept"} 20');
    expect(text).toContain('cogwright_operator_regions_left_out{reason="over-budget"} 2');
    expect(text).toContain("cogwright_operator_gas_total 1000");
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    await expect(serveMetrics(metrics, port)).rejects.toThrow(`cannot be served on port ${port}`);
  } finally {
    stop();
  }
});
