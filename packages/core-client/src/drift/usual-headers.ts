/** Headers of HTTP, of browsers' safety and of servers and proxies on the way: they are no part of an API. */
const usual = new Set(
  `accept-ranges age allow alt-svc cache-control connection content-disposition content-encoding content-language
  content-length content-security-policy content-type cross-origin-embedder-policy cross-origin-opener-policy
  cross-origin-resource-policy date etag expires keep-alive last-modified link location nel permissions-policy pragma
  proxy-connection referrer-policy report-to reporting-endpoints server server-timing set-cookie
  strict-transport-security trailer transfer-encoding upgrade vary via x-cache x-content-type-options
  x-dns-prefetch-control x-frame-options x-powered-by x-request-id x-robots-tag x-xss-protection`.split(
    /\s+/,
  ),
);

const families = ['access-control-', 'cf-', 'x-amz-', 'sec-'];

/** @param name in lower case */
export const isUsual = (name: string): boolean =>
  usual.has(name) || families.some((family) => name.startsWith(family));
