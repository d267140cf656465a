import { parseArgs } from 'node:util';
import { type Outcome, type Sizes, seeded } from './outcome.ts';

/** The full sizes with what the command line says otherwise: `--kills 60 --seed 7`. */
function sizesOf<S extends Sizes>(full: S): S {
  const options = Object.fromEntries(Object.keys(full).map((name) => [name, { type: 'string' as const }]));
  const given = Object.entries(parseArgs({ options }).values).map(([name, value]) => {
    const size = Number(value);
    if (!Number.isInteger(size) || size < 0) throw new Error(`--${name} takes a whole number, not ${value}.`);
    return [name, size];
  });
  return { ...full, ...Object.fromEntries(given) };
}

/** Runs a check as a command: prints what it found, and ends with 1 when a promise did not hold. */
export async function command<S extends Sizes>(
  check: (sizes: S) => Promise<Outcome>,
  full: S,
): Promise<void> {
  const outcome = await check(sizesOf(full));
  console.log(`${outcome.name}: ${seeded(outcome.sizes)}`);
  console.table(outcome.counts);
  for (const sentence of outcome.broken) console.error(`Broken: ${sentence}`);
  console.log(
    outcome.broken.length === 0 ? 'Everything held.' : 'Run it again with the same seed to see why.',
  );
  process.exitCode = outcome.broken.length === 0 ? 0 : 1;
}
