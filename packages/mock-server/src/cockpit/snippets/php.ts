import type { Verified } from './index.ts';

/** A PHP literal in single quotes, where only the quote and the backslash mean something. */
const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

export const php = ({ body, signature }: Verified): string => `<?php
$secret = getenv('LGCD_WEBHOOK_SECRET') ?: exit("Set LGCD_WEBHOOK_SECRET to the secret of the webhook.\\n");

// In a receiver: file_get_contents('php://input') and $_SERVER['HTTP_X_SIGNATURE'].
$body = ${literal(body)};
$signature = '${signature}';

$right = hash_equals(hash_hmac('sha256', $body, $secret), $signature);
echo $right ? "The signature is right.\\n" : "The signature is wrong.\\n";
exit($right ? 0 : 1);
`;
