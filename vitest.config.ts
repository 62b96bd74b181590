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
    // Much of a test's time is a chain's or a compiler's, so no core is kept free for the runner itself. More workers than
    // cores would be faster, but services under test would be so slow that a match's times run out.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
  },
});
