import type { Verified } from './index.ts';

/** For a shell; the bytes come from this server, as a terminal would spoil them. */
export const curl = ({
  signature,
  payloadUrl,
}: Verified): string => `: "\${LGCD_WEBHOOK_SECRET:?Set it to the secret of the webhook}"
expected=$(curl -sS '${payloadUrl}' |
  openssl dgst -sha256 -hmac "$LGCD_WEBHOOK_SECRET" | sed 's/.*= *//')
if [ "$expected" = '${signature}' ]; then
  echo 'The signature is right.'
else
  echo 'The signature is wrong.'
  exit 1
fi
`;
