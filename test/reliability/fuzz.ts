/** `node --conditions=lgcd-source test/reliability/fuzz.ts [--requests 1200] [--verifications 200000] [--seed 1]` */
import { fuzz } from './checks/fuzz.ts';
import { command } from './command.ts';
import { full } from './full.ts';

await command(fuzz, full.fuzz);
