/**
 * Whether a host name is this machine's own: plain http stays on it, where nobody listens in.
 * @param hostname as `URL` gives it: lower case, IPv6 in brackets
 */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
