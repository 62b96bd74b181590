import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { CogwrightError } from "@cogwright/contracts/errors";
import { contractsFolder } from "./paths.ts";

type FoundryTool = "anvil" | "forge";

/** Thrown where Foundry publishes no binary for this machine. */
class FoundryMissing extends CogwrightError {
  constructor(tool: FoundryTool, cause: unknown) {
    super(`There is no ${tool} for ${process.platform} ${process.arch}.`, {
      code: "foundry-missing",
      hint: "Foundry has builds for Linux and macOS (x64, arm64) and Windows (x64); remove node_modules and run the command again on one of these.",
      details: { tool, platform: process.platform, arch: process.arch },
      cause,
    });
  }
}

/**
 * The binary of a Foundry tool inside its platform package. Started directly and not through the package's Node
 * wrapper, so that a signal reaches the tool itself and no process is left between.
 */
export function foundryBinary(tool: FoundryTool): string {
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const extension = process.platform === "win32" ? ".exe" : "";
  try {
    const wrapper = createRequire(join(contractsFolder, "package.json")).resolve(
      `@foundry-rs/${tool}/package.json`,
    );
    const platformPackage = createRequire(wrapper).resolve(
      `@foundry-rs/${tool}-${process.platform}-${arch}/package.json`,
    );
    return join(dirname(platformPackage), "bin", `${tool}${extension}`);
  } catch (cause) {
    throw new FoundryMissing(tool, cause);
  }
}

/** Environment in which programs that call `forge` by name find it, and a stray setting of the caller's does not lead them elsewhere. */
export function foundryEnvironment(): NodeJS.ProcessEnv {
  const { RPC_URL: _, RPC_HTTP_URL: __, FOUNDRY_ETH_RPC_URL: ___, ETH_RPC_URL: ____, ...kept } = process.env;
  return { ...kept, PATH: [dirname(foundryBinary("forge")), process.env.PATH].join(delimiter) };
}
