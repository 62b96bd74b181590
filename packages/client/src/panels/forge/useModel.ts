import { errorLine } from "@cogwright/contracts/errors";
import { useEffect } from "react";
import { create } from "zustand";
import { createModelReader, findModel, type ModelReader } from "./modelReader.ts";

const useFound = create<{ model: string | null | undefined }>(() => ({ model: undefined }));

export const modelReader: ModelReader = createModelReader();

/** The name of the language model that can read for this page; `undefined` where there is none. */
export function useModel(): string | undefined {
  const model = useFound((state) => state.model);
  useEffect(() => {
    if (model !== undefined) return;
    findModel()
      .then((found) => useFound.setState({ model: found }))
      // Without an answer there is none; the built-in reader needs nobody.
      .catch((error: unknown) => console.warn(`No language model can be asked: ${errorLine(error)}`));
  }, [model]);
  return model ?? undefined;
}
