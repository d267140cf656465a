#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { run } from './run.ts';

process.exitCode = await run({
  args: process.argv.slice(2),
  env: process.env,
  readStdin: () => buffer(process.stdin),
  readFile: (path) => readFile(path),
  async fetchText(url) {
    const response = await fetch(url, {
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return response.text();
  },
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
});
