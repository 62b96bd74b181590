import process from "node:process";
import { runCommand } from "./command.ts";
import { compileContracts, generateAbi, generateSolidity } from "./contracts.ts";

await runCommand(async () => {
  await generateSolidity();
  await compileContracts();
  await generateAbi();
  process.stdout.write("Generated code is up to date.\n");
});
