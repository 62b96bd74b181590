import { serviceCommand } from "./command.ts";

await serviceCommand("houseService", ["house"]);
