import fc from "fast-check";
import { assert, expect, test } from "vitest";
import { apartIn, createKernel } from "./kernel.ts";

test("runs layers of any size over any number of inputs", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 19 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 1000 }),
      (rows, width, count, seed) => {
        const value = (at: number) => Math.sin(seed + at * 1.7);
        const kernel = createKernel(40_000);
        assert(kernel);
        const matrix = Float32Array.from({ length: rows * width }, (_, at) => value(at));
        const bias = Float32Array.from({ length: rows }, (_, at) => value(-at - 1));
        const layer = kernel.layer(matrix, bias);
        const fours = Math.ceil(count / 4) * 4;
        const input = kernel.place(fours * width);
        input.forEach((_, at) => {
          input[at] = value(at + 5000);
        });
        const out = kernel.place(fours * apartIn(layer));
        kernel.run(layer, input, width, count, out);
        for (let item = 0; item < count; item++)
          for (let row = 0; row < rows; row++) {
            let sum = bias[row] ?? 0;
            for (let at = 0; at < width; at++)
              sum += (matrix[row * width + at] ?? 0) * (input[item * width + at] ?? 0);
            expect(out[item * apartIn(layer) + row]).toBeCloseTo(sum, 4);
          }
      },
    ),
    { numRuns: 60 },
  );
});
