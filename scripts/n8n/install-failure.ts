const reasons: readonly { pattern: RegExp; sentence: string }[] = [
  {
    pattern: /ENOSPC|no space left on device/i,
    sentence:
      'The disk is full: n8n needs 3 GB for its installation. Make room and start again; what was downloaded is kept.',
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|dns error|error sending request/,
    sentence:
      'The npm registry cannot be reached, and n8n is installed from there once. Check the network (or the proxy settings) and start again; what was downloaded is kept.',
  },
  {
    pattern: /gyp ERR!|node-gyp/,
    sentence:
      'The SQLite driver of n8n could not be built. A machine for which no ready-made one is offered needs Python 3, make and a C++ compiler.',
  },
];

/** One sentence for a person, then pnpm's last words. */
export function explainInstallFailure(output: string, end: string): string {
  const tail = output.trimEnd().split('\n').slice(-15).join('\n');
  const known =
    reasons.find(({ pattern }) => pattern.test(tail)) ?? reasons.find(({ pattern }) => pattern.test(output));
  const sentence = known?.sentence ?? `Installing n8n failed (pnpm: ${end}).`;
  return `${sentence}\n${tail}`;
}
