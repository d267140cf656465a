import { isoTime } from '../../engine/clock.ts';
import { addDays, firstDay, lastDay, monthOf, months } from '../../figures/dates.ts';
import { firstMonth, seedAgencies, seedProperties } from '../../seed/agencies.ts';
import { bulk } from '../../seed/bulk.ts';
import { createRandom } from '../../seed/random.ts';
import { at, type Sowing, stamps } from '../../seed/sowing.ts';
import type { Seed } from '../define.ts';
import type { Row } from '../tables.ts';

type Ticket = Omit<Row<'maintenance_tickets'>, 'id'>;

const troubles = [
  ['Fuite sous le lavabo', 'Eau sous le lavabo depuis ce matin.', 450],
  ['Climatisation en panne', 'La chambre du haut ne refroidit plus.', 900],
  ['Serrure grippée', null, 180],
  ['Ampoules à remplacer', null, 60],
  ['Chauffe-eau sans pression', 'Signalé par deux voyageurs.', 650],
  ['Volet bloqué', null, 220],
] as const;
const trades = ['Plomberie Atlas', 'Clim Service', 'Bricoleur Hassan', 'Électricité Souss'] as const;
const repairsPerMonth = { 42: 3, 43: 1, 44: 1 } as Readonly<Record<number, number>>;

function ticket(
  agencyId: number,
  propertyId: number,
  created: number,
  values: Partial<Ticket> & Pick<Ticket, 'title'>,
): Ticket {
  return {
    agency_id: agencyId,
    property_id: propertyId,
    description: null,
    priority: 'normal',
    status: 'open',
    assignee: null,
    cost_cents: null,
    resolved_at: null,
    ...stamps(isoTime(created)),
    ...values,
  };
}

/** Repairs of a month, the same whatever the clock; one that is not a few days old is not resolved yet. */
function repairsOf(sowing: Sowing, agencyId: number, month: string): Ticket[] {
  const random = createRandom(agencyId * 100_000 + Number(month.replace('-', '')));
  const homes = seedProperties.filter(({ agency_id }) => agency_id === agencyId);
  const days = Number(lastDay(month).slice(8));
  return Array.from({ length: repairsPerMonth[agencyId] ?? 0 }, () => {
    const created = at(addDays(firstDay(month), random.int(0, days - 6)), random.int(480, 1080));
    const [title, description, cost] = random.pick(troubles);
    const home = random.pick(homes).id;
    const resolved = created + random.int(1, 5) * 86_400_000;
    const assignee = random.pick(trades);
    const priority = random.pick(['low', 'normal', 'normal', 'high'] as const);
    if (created > sowing.now) return [];
    if (resolved > sowing.now)
      return [
        ticket(agencyId, home, created, { title, description, priority, assignee, status: 'assigned' }),
      ];
    const resolved_at = isoTime(resolved);
    return [
      ticket(agencyId, home, created, {
        title,
        description,
        priority,
        assignee,
        status: 'resolved',
        cost_cents: cost * 100,
        resolved_at,
        updated_at: resolved_at,
      }),
    ];
  }).flat();
}

/** The repairs of all months, and two that wait now: one of them urgent. */
function sowTickets(sowing: Sowing): Ticket[] {
  const past = months(firstMonth, monthOf(sowing.today));
  const hour = 3_600_000;
  const waiting = [
    ticket(42, 6, sowing.now - 50 * hour, {
      title: 'Porte du patio qui ferme mal',
      description: 'À voir avant les prochaines arrivées.',
      priority: 'low',
    }),
    ticket(42, 3, sowing.now - 20 * hour, {
      title: 'Fuite d’eau au plafond',
      description: 'Eau dans le salon, le voyageur est sur place.',
      priority: 'urgent',
    }),
  ];
  return [
    ...seedAgencies.flatMap(({ id }) => past.flatMap((month) => repairsOf(sowing, id, month))),
    ...waiting,
  ].sort((a, b) => (a.created_at < b.created_at ? -1 : 1));
}

export const seed: Seed = {
  demo(sowing) {
    sowing.tickets = sowTickets(sowing);
    bulk(sowing.db, 'maintenance_tickets', sowing.tickets);
  },
};
