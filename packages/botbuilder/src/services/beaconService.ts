import { serviceCommand } from "./command.ts";

await serviceCommand("beaconService", ["beacon"]);
