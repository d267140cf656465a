/** `node --conditions=lgcd-source test/reliability/fuzz.ts [--requests 5000] [--verifications 1000000] [--seed 1]` */
import { fuzz } from './checks/fuzz.ts';
import { command } from './command.ts';
import { full } from './full.ts';

await command(fuzz, full.fuzz);
