import type { SamplesOf } from '../define.ts';
import { blockOf } from '../sample.ts';
import { presentTaxReport } from './present.ts';

export const samples = {
  'tax_report.generated': (domain) =>
    blockOf(domain.store.first('tax_reports', [], 'id desc'), (found) => ({
      tax_report: presentTaxReport(found),
    })),
} satisfies SamplesOf<'tax_report'>;
