import { expect, test } from "vitest";
import { ModelConfigInvalid, modelConfig } from "./modelConfig.ts";

test("without an endpoint there is no model", () => {
  expect(modelConfig({})).toBeUndefined();
  expect(modelConfig({ BOT_LLM_URL: "", BOT_LLM_MODEL: "" })).toBeUndefined();
});

test("an endpoint needs an address and a model, a key only where it wants one", () => {
  const url = "http://127.0.0.1:11434/v1";
  expect(modelConfig({ BOT_LLM_URL: url, BOT_LLM_MODEL: "m" })).toEqual({ url, model: "m", key: undefined });
  expect(() => modelConfig({ BOT_LLM_URL: url })).toThrow(ModelConfigInvalid);
  expect(() => modelConfig({ BOT_LLM_MODEL: "m" })).toThrow(/BOT_LLM_URL/);
});

test("a key in the wrong variable is not printed", () => {
  expect(() => modelConfig({ BOT_LLM_URL: "sk-very-secret", BOT_LLM_MODEL: "m" })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("sk-very-secret") }),
  );
});
