import { percentage } from '../../figures/allocate.ts';
import { mad } from '../../figures/money.ts';
import { groupBy, type Night, totalsOf } from '../../figures/night.ts';
import type { Row } from '../tables.ts';

export type TaxType = Row<'tax_reports'>['type'];
export type TaxFigures = Pick<
  Row<'tax_reports'>,
  'nights_booked' | 'guest_nights' | 'taxable_cents' | 'tax_cents' | 'lines'
>;

/** Tourist tax of a guest and night, in centimes. Inferred: the communes set it between 5 and 30 MAD. */
export const touristTaxCents = 2000;

/** Withheld from the rents of the owners, in percent. Inferred: the lower rate on rents in Morocco. */
const incomeTaxRate = 10;

/** What is taxed, and the tax on it, in centimes. The tourist tax is on guests; the income is what goes to the owners. */
const taxes: Record<TaxType, (totals: ReturnType<typeof totalsOf>) => { taxable: number; tax: number }> = {
  tourist_tax: ({ gross, guest_nights }) => ({ taxable: gross, tax: guest_nights * touristTaxCents }),
  income: ({ gross, commission }) => ({
    taxable: gross - commission,
    tax: percentage(gross - commission, incomeTaxRate),
  }),
};

/** The tax of a month, one line for each of the properties that sold a night; the whole is the sum of the lines. */
export function taxFigures(type: TaxType, nights: readonly Night[]): TaxFigures {
  const parts = [...groupBy(nights, ({ property_id }) => property_id)]
    .sort(([a], [b]) => a - b)
    .map(([property_id, its]) => {
      const totals = totalsOf(its);
      return { property_id, totals, ...taxes[type](totals) };
    });
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((all, part) => all + of(part), 0);
  return {
    nights_booked: sum(({ totals }) => totals.nights),
    guest_nights: sum(({ totals }) => totals.guest_nights),
    taxable_cents: sum(({ taxable }) => taxable),
    tax_cents: sum(({ tax }) => tax),
    lines: parts.map(({ property_id, totals, taxable, tax }) => ({
      property_id,
      nights_booked: totals.nights,
      guest_nights: totals.guest_nights,
      taxable_amount: mad(taxable),
      tax_amount: mad(tax),
    })),
  };
}
