import {
  type AppDefinition,
  authFields,
  type DefinitionCheck,
  type Field,
  type Finding,
  inputFields,
} from './definition.ts';
import { markdownLinks } from './markdown.ts';

const SECRET = /apikey|apitoken|apisecret|accesstoken|authtoken|bearertoken|clientsecret|secretkey|password/;

/** Whether a field asks for what opens an account. */
export function asksForSecret({ key, label = '', type }: Field): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  return type === 'password' || SECRET.test(plain(key)) || SECRET.test(plain(label));
}

export const authenticationChecks: DefinitionCheck[] = [
  {
    code: 'D001',
    title: 'Asks for API Key in Action Instead of in Auth',
    find: (app) =>
      inputFields(app)
        .filter(({ field }) => asksForSecret(field))
        .map(({ where }) => ({ where, message: 'Ask for credentials in the authentication fields only.' })),
  },
  {
    code: 'D002',
    title: 'Provide Link in Help Text for Auth Fields',
    find: (app) =>
      authFields(app)
        .filter(({ field }) => asksForSecret(field) && markdownLinks(field.helpText).length === 0)
        .map(({ where }) => ({ where, message: 'Link to the page where the user finds this value.' })),
  },
  {
    code: 'D003',
    title: 'Connection Label Should Be Set',
    find: ({ authentication }) => {
      if (!authentication) return [];
      const { connectionLabel = '' } = authentication;
      // A function arrives as text; a plain text without a variable names no account.
      const names = connectionLabel.startsWith('$func$') || /\{\{.+\}\}/.test(connectionLabel);
      if (names) return [];
      return [
        { where: 'authentication.connectionLabel', message: 'Name the connected account in the label.' },
      ];
    },
  },
];

const DOMAIN = /domain|url|host|site|server|instance|tenant/i;

/** Authentication fields that decide where requests go. */
export function domainFields(app: AppDefinition): Field[] {
  return authFields(app)
    .map(({ field }) => field)
    .filter((field) => field.inputFormat !== undefined || DOMAIN.test(`${field.key} ${field.label ?? ''}`));
}

/** Values with which a user-supplied address could lead requests, and the token in them, elsewhere. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  'http://api.example.com/v1',
  'https://user:pass@api.example.com/v1',
  'https://api.lgcd.ma@evil.example/v1',
  'https://169.254.169.254/v1',
  'https://[fd00::1]/v1',
  'https://internal/v1',
  'https://api.example.com/v1?next=https://evil.example',
  'https://api.example.com/v1#@evil.example',
  'file:///etc/passwd',
  'javascript:alert(1)//',
  'api.example.com',
];

/**
 * D026, Manual domain validation recommended if using "inputFormat" or domain-related authentication fields. The
 * definition cannot show whether code validates a value, so the check tries: `accepts` runs the app's connection test
 * with the value in the field and says whether the app sent a request, or failed for another reason than the value.
 */
export async function findUnvalidatedDomains(
  app: AppDefinition,
  accepts: (field: Field, value: string) => Promise<boolean>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const field of domainFields(app)) {
    for (const value of HOSTILE_ADDRESSES) {
      if (!(await accepts(field, value))) continue;
      const where = `authentication.${field.key}`;
      findings.push({ code: 'D026', where, message: `Accepts ${value}: validate the address.` });
    }
  }
  return findings;
}
