#!/usr/bin/env node
// The Solidity compiler for forge: the npm package `solc` behind the command line that forge speaks,
// so that a build needs nothing but the package registry.
import { readFileSync, writeSync } from "node:fs";
import solc from "solc";

/** Writes all of `text` to stdout, also when the pipe is full. */
function print(text) {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

if (process.argv.includes("--version")) {
  print(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`);
} else if (process.argv.includes("--standard-json")) {
  print(solc.compile(readFileSync(0, "utf8")));
} else {
  process.stderr.write("solc.mjs answers --version and --standard-json only\n");
  process.exit(2);
}
