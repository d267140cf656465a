/** `node --conditions=lgcd-source test/reliability/clients.ts [--processes 10] [--rounds 20] [--seed 1]` */
import { clients } from './checks/clients.ts';
import { command } from './command.ts';
import { full } from './full.ts';

await command(clients, full.clients);
