import { serviceCommand } from "./command.ts";

await serviceCommand("keeperService", ["keeper"]);
