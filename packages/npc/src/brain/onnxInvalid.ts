import { CogwrightError } from "@cogwright/contracts/errors";

/** A file is no brain of this game. */
export class OnnxInvalid extends CogwrightError {
  constructor(problem: string, file?: string) {
    super(`${file ?? "The ONNX model"} is no brain: ${problem}.`, {
      code: "onnx-invalid",
      hint: "Make one with `npm run npc -- train`.",
      details: { ...(file !== undefined && { file }) },
    });
  }
}
