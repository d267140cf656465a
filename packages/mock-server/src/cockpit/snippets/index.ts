import { curl } from './curl.ts';
import { node } from './node.ts';
import { php } from './php.ts';
import { python } from './python.ts';

/** What a snippet verifies: one delivery, to the byte. The secret is not in it; it reads `LGCD_WEBHOOK_SECRET`. */
export interface Verified {
  /** The bytes as posted; ASCII, as PHP's json_encode writes them. */
  body: string;
  signature: string;
  /** Where this server gives the bytes. */
  payloadUrl: string;
}

export interface Snippet {
  key: 'curl' | 'node' | 'php' | 'python';
  name: string;
  /** How it is run, after it was saved under that name. */
  run: string;
  write(delivery: Verified): string;
}

/** Programs that verify a delivery. The tests run them against real deliveries, right and tampered. */
export const snippets: readonly Snippet[] = [
  { key: 'curl', name: 'curl and openssl', run: 'sh verify.sh', write: curl },
  { key: 'node', name: 'Node', run: 'node verify.mjs', write: node },
  { key: 'php', name: 'PHP', run: 'php verify.php', write: php },
  { key: 'python', name: 'Python', run: 'python3 verify.py', write: python },
];

export const secretVariable = 'LGCD_WEBHOOK_SECRET';
