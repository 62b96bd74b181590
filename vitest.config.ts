import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, the longest first: begun last, one of them would keep a single core busy at the end. */
const longest = [
  "botbuilder/test/plantedBugs.test.ts",
  "npc/src/region/plantedRules.test.ts",
  "botbuilder/test/services.test.ts",
  "npc/src/operator/operator.test.ts",
  "botbuilder/test/runner.test.ts",
  "botbuilder/test/soak.test.ts",
  "npc/src/operator/trouble.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((file) => moduleId.endsWith(file));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    projects: ["packages/*", "scripts"],
    // Half of the longest files wait for a chain's clock most of the time: two for each core keep the cores busy.
    maxWorkers: 2 * availableParallelism(),
    sequence: { sequencer: LongestFirst },
  },
});
