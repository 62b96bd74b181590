import { serviceCommand } from "./command.ts";
import { serviceNames } from "./service.ts";

await serviceCommand("services", serviceNames);
