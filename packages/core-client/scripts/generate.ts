/**
 * Writes what other packages need of the contract as plain source text. `--check` writes nothing and exits with 1
 * when a file on disk is not what the contract gives.
 */
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A generator is a module `scripts/generate/<name>.ts` of any package whose default export gives its files. */
export interface GeneratedFile {
  path: string;
  text: string;
}

const packages = fileURLToPath(new URL('../../', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));
const check = process.argv.includes('--check');

const generators = readdirSync(packages)
  .map((name) => `${packages}${name}/scripts/generate`)
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file}`),
  );

let drifted = 0;
for (const generator of generators) {
  const { default: generate } = (await import(pathToFileURL(generator).href)) as {
    default: () => GeneratedFile[] | Promise<GeneratedFile[]>;
  };
  for (const { path, text } of await generate()) {
    const current = existsSync(path) ? await readFile(path, 'utf8') : undefined;
    if (current === text) continue;
    drifted += 1;
    const name = relative(root, path);
    if (check) console.error(`${name} is not what the contract gives. Run pnpm gen and commit the result.`);
    else {
      await writeFile(path, text);
      console.log(`wrote ${name}`);
    }
  }
}
if (check && drifted > 0) process.exitCode = 1;
else if (drifted === 0) console.log('Generated files are up to date.');
