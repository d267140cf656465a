/** `node --conditions=lgcd-source test/reliability/kill.ts [--kills 60] [--writers 8] [--seed 1]` */
import { kill } from './checks/kill.ts';
import { command } from './command.ts';
import { full } from './full.ts';

await command(kill, full.kill);
