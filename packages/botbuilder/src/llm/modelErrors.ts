import { CogwrightError } from "@cogwright/contracts/errors";

/** Why a model gave no reading. */
export type ModelFailure =
  | "timeout"
  | "stopped"
  | "unreachable"
  | "busy"
  | "denied"
  | "refused"
  | "cut-off"
  | "not-json"
  | "too-long"
  | "wrong-form"
  | "failed";

const sentences: Readonly<Record<ModelFailure, string>> = {
  timeout: "The language model took too long.",
  stopped: "The language model was told to stop.",
  unreachable: "The language model's endpoint does not answer.",
  busy: "The language model is busy.",
  denied: "The language model's endpoint refused the key or the model's name.",
  refused: "The language model declined to answer.",
  "cut-off": "The language model's answer was cut off.",
  "too-long": "The language model's answer is far longer than any strategy.",
  "not-json": "The language model's answer is not JSON.",
  "wrong-form": "The language model's answer is not a strategy.",
  failed: "The language model's endpoint failed.",
};

/** A model gave no usable reading. The message is for players; `cause` is for logs and never holds the key. */
export class ModelError extends CogwrightError {
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure, detail?: string, cause?: unknown) {
    super(sentences[failure], {
      code: `model-${failure}`,
      hint: "The built-in reader answers instead.",
      details: detail === undefined ? {} : { detail },
      cause,
    });
    this.failure = failure;
  }
}
