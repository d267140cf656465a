/** `node --conditions=lgcd-source test/reliability/storm.ts [--events 400] [--receivers 25] [--seed 1]` */
import { storm } from './checks/storm.ts';
import { command } from './command.ts';
import { full } from './full.ts';

await command(storm, full.storm);
