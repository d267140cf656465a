import { trimmed } from '../input/blank.ts';
import { InputError } from './errors.ts';
import { shownName } from './redact.ts';

const isHost = (name: string): boolean =>
  /^[a-z0-9[][a-z0-9._:[\]-]*$/.test(name) &&
  URL.canParse(`http://${name}/`) &&
  new URL(`http://${name}/`).host === name &&
  new URL(`http://${name}/`).port === '';

/**
 * Hosts that plain http is allowed to on purpose, such as the services of one compose file: `n8n, receiver`, or a list.
 * @throws InputError for anything that is not exactly a host name: no address, no port, no wildcard
 */
export function readHttpHosts(given: string | readonly string[] | undefined): string[] {
  const entries = typeof given === 'string' ? given.split(',') : (given ?? []);
  const names = entries.map((entry) => trimmed(entry).toLowerCase()).filter((name) => name !== '');
  for (const name of names) {
    if (isHost(name)) continue;
    throw new InputError(
      `${shownName(name)} is not a host that plain http can be allowed to: give names alone, without http://, port or *, such as n8n,receiver.`,
    );
  }
  return [...new Set(names)];
}
