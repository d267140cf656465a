import type { Verified } from './index.ts';

/** A JSON string of ASCII is a Python literal too: the escapes that JSON knows mean the same there. */
export const python = ({ body, signature }: Verified): string => `import hashlib
import hmac
import os
import sys

secret = os.environ.get("LGCD_WEBHOOK_SECRET") or sys.exit("Set LGCD_WEBHOOK_SECRET to the secret of the webhook.")

# In a receiver: the raw body (request.get_data() in Flask) and the X-Signature header.
body = ${JSON.stringify(body)}.encode()
signature = "${signature}"

expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
right = hmac.compare_digest(expected, signature)
print("The signature is right." if right else "The signature is wrong.")
sys.exit(0 if right else 1)
`;
