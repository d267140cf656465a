/**
 * Whether a host name is this machine's own: plain http stays on it, where nobody listens in.
 * @param hostname as `URL` gives it: lower case, IPv6 in brackets
 */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/**
 * Whether plain http may go to a host: this machine, and the hosts that somebody named on purpose. A name counts, never
 * what it resolves to, so no DNS can make a host one of them.
 */
export const speaksHttp = (hostname: string, allowed: readonly string[] = []): boolean =>
  isLoopback(hostname) || allowed.includes(hostname);
