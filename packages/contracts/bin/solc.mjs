#!/usr/bin/env node
// The Solidity compiler for forge: the npm package `solc` behind the command line that forge speaks,
// so that a build needs nothing but the package registry.
import { readFileSync, writeSync } from "node:fs";
import solc from "solc";
import soljson from "solc/soljson.js";

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

/**
 * What `solc.compile` does, with the input on the compiler's heap: `solc.compile` puts four bytes for each character on
 * its stack of 5 MB, and dies ("memory access out of bounds") of inputs over 1.3 million characters.
 */
function compile(input) {
  const text = Buffer.from(`${input}\0`);
  const address = soljson._malloc(text.length);
  soljson.HEAPU8.set(text, address);
  // No callbacks: forge sends every source with the input.
  return soljson.UTF8ToString(soljson._solidity_compile(address, 0, 0));
}

if (process.argv.includes("--version")) {
  print(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`);
} else if (process.argv.includes("--standard-json")) {
  print(compile(readFileSync(0, "utf8")));
} else {
  process.stderr.write("solc.mjs answers --version and --standard-json only\n");
  process.exit(2);
}
