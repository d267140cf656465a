import type { Flow, Source, Step } from './flow.ts';
import { links, onEvents, settings, when } from './steps.ts';

export const entry = "$('Critical event').first().json.data.audit_log";

interface Siem {
  slug: string;
  app: string;
  values: Record<string, string>;
  setUp: string[];
  limits: string;
  sources: Source[];
  /** From the first call to the last one. */
  calls: Record<string, Step>;
}

/** A critical event of the audit log to a SIEM, once. */
export function siem({ slug, app, values, setUp, limits, sources, calls }: Siem): Flow {
  const key = `=${slug}-{{ ${entry}.id }}`;
  return {
    slug,
    name: `Critical events of the audit log to ${app}`,
    apps: [app],
    useCase: 'Security & compliance',
    audience: `Agencies subject to audit (Law 09-08) whose alerts come together in ${app}.`,
    does: `A critical event of LGCD's audit log arrives in ${app} within seconds, with its ID, its time and who did it.`,
    setUp: [...setUp, 'Choose your accounts in the nodes, and publish (activate) it.'],
    safe: `${app} drops no duplicates: what was sent is kept in the data table \`lgcd_links\`, and the ID of the entry goes with it. Each call is tried three times; after that the execution fails and LGCD delivers the event again, five times within 24 hours. The example security-compliance sends the whole log every night besides.`,
    limits: `${limits} Data tables came with n8n 1.113.`,
    sources,
    steps: {
      'Critical event': onEvents('audit.critical_event'),
      Settings: settings(values),
      'Make the table of links': links.open(),
      'Look whether it is sent': links.find(key),
      'Is it new?': when('!$json.state'),
      ...calls,
      'Keep that it is sent': links.keep(key, `={{ ${entry}.action }}`, 'sent'),
    },
    wires: [
      [
        'Critical event',
        'Settings',
        'Make the table of links',
        'Look whether it is sent',
        'Is it new?',
        ...Object.keys(calls),
        'Keep that it is sent',
      ],
    ],
  };
}
