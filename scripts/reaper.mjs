// Ends the processes of a command that died without ending them itself.
// It reads "+PID" and "-PID" lines, the process groups that its parent has, on stdin. The parent's death closes stdin,
// however it died; what is listed then is asked to end, and killed if it does not.
import process from "node:process";
import { createInterface } from "node:readline";

/** Time in which a process may put its things in order (the chain writes its state), in milliseconds. */
const grace = Number(process.argv[2]);

const groups = new Set();

/** Sends a signal to a process group; false when there is none left. */
function signal(group, name) {
  try {
    process.kill(-group, name);
    return true;
  } catch (error) {
    if (error.code === "ESRCH") return false;
    throw error;
  }
}

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => undefined);

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const group = Number(line.slice(1));
    if (line.startsWith("+")) groups.add(group);
    else groups.delete(group);
  })
  .on("close", () => {
    const deadline = Date.now() + grace;
    for (const group of groups) if (!signal(group, "SIGTERM")) groups.delete(group);
    const watch = setInterval(() => {
      for (const group of groups) if (!signal(group, 0)) groups.delete(group);
      if (groups.size > 0 && Date.now() < deadline) return;
      for (const group of groups) signal(group, "SIGKILL");
      clearInterval(watch);
    }, 50);
  });
