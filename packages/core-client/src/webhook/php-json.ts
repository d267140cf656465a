const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * JSON as PHP's `json_encode` writes it: slashes as `\/`, everything beyond ASCII as `\uXXXX` (a pair of them
 * outside of the BMP). LGCD signs these bytes. Source: recorded from Laravel with spatie/laravel-webhook-server.
 */
export const phpJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, escaped);
