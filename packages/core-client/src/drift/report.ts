import type { Drift } from './types.ts';

const said = ({ contract, served }: Drift) =>
  [contract && `contract: ${contract}`, served && `served: ${served}`].filter(Boolean).join('; ');

const where = ({ place, status, field }: Drift) =>
  [place, status, field || '(itself)'].filter(Boolean).join(' ');

const answered = ({ status }: Drift) => (status ? `answer ${status}` : 'answer');

const sentences: Record<Drift['kind'], (drift: Drift) => string> = {
  missing_operation: ({ contract }) => `is not served (${contract})`,
  extra_operation: () => 'is served, and the contract does not have it',
  changed_method: (drift) => `has another method: ${said(drift)}`,
  changed_abilities: (drift) => `needs other abilities: ${said(drift)}`,
  missing_field: (drift) => `${where(drift)} is not served${drift.served ? ` (${drift.served})` : ''}`,
  extra_field: (drift) => `${where(drift)} is served, and the contract does not have it`,
  changed_type: (drift) => `${where(drift)} has another type: ${said(drift)}`,
  changed_choices: (drift) => `${where(drift)} has other choices: ${said(drift)}`,
  changed_required: (drift) => `${where(drift)} is required where the contract has it optional`,
  missing_event: () => 'is no event of the served document',
  extra_event: () => 'is an event that the contract does not have',
  changed_status: (drift) => `has another status: ${said(drift)}`,
  extra_status: ({ status }) => `answers ${status}, which the contract does not have`,
  changed_media: (drift) => `${answered(drift)} is something else: ${said(drift)}`,
  extra_header: (drift) =>
    `${answered(drift)} has the header ${drift.field}, and the contract does not have it`,
  missing_header: (drift) => `${answered(drift)} lacks the header ${drift.field}`,
};

/** Drift as text, an operation a paragraph. */
export function report(drifts: readonly Drift[], what = 'The served document'): string {
  if (drifts.length === 0) return `${what} and the contract agree.`;
  const bySubject = new Map<string, Drift[]>();
  for (const drift of drifts) bySubject.set(drift.subject, [...(bySubject.get(drift.subject) ?? []), drift]);
  const paragraphs = [...bySubject].map(([subject, found]) =>
    [
      subject,
      ...found.map(
        (drift) => `  ${sentences[drift.kind](drift)}${drift.provenance ? ` [${drift.provenance}]` : ''}`,
      ),
    ].join('\n'),
  );
  const published = drifts.filter(({ provenance }) => provenance === 'published').length;
  const number = drifts.length === 1 ? '1 difference' : `${drifts.length} differences`;
  const summary = `${number} in ${bySubject.size} places; ${published} from what LGCD publishes, the others from what is inferred or from what the contract does not have.`;
  return [...paragraphs, summary].join('\n\n');
}
