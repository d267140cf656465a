/** `node --conditions=lgcd-source test/reliability/fuzz.ts [--requests 2000] [--verifications 300000] [--seed 1]` */
import { fuzz } from './checks/fuzz.ts';
import { command } from './command.ts';
import { full } from './full.ts';

await command(fuzz, full.fuzz);
