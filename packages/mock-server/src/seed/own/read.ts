import { existsSync, readFileSync } from 'node:fs';
import { refuseHalves } from '../../http/laravel/halves.ts';
import type { OwnSeed } from '../index.ts';
import { Problems } from './mistake.ts';
import { parseRows, type Values } from './parse.ts';
import { relate } from './relate.ts';
import { checkRules } from './rules.ts';
import { sow } from './sow.ts';
import { tokensOf } from './tokens.ts';

function readFile(path: string): unknown {
  if (!existsSync(path)) {
    throw new RangeError(
      `There is no seed ${JSON.stringify(path)}: it must be demo, empty, or the path of a JSON file.`,
    );
  }
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new RangeError(`The seed ${path} is not JSON: ${(error as Error).message}`);
  }
}

/**
 * Reads and checks an own seed as far as that goes without a database.
 * @throws RangeError for a file that cannot be read, SeedMistake for one that does not fit
 */
export function readSeed(given: string | object): OwnSeed {
  const [name, value] = typeof given === 'string' ? [given, readFile(given)] : ['(an object)', given];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RangeError(
      `The seed ${name} must be a JSON object with lists such as agencies and properties.`,
    );
  refuseHalves(value);
  const problems = new Problems();
  const rows = parseRows(value as Values, problems);
  // What rows say of each other is looked at when each of them is whole.
  problems.refuse(name);
  relate(rows, problems);
  problems.refuse(name);
  checkRules(rows, problems);
  const tokens = tokensOf(rows.get('agencies') ?? [], problems);
  problems.refuse(name);
  return { name, sow: (core) => sow(core, { name, rows, tokens }) };
}
