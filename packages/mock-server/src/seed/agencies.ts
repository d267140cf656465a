import type { Row } from '../resources/tables.ts';

/** When the agencies joined; nothing in the seed is older, except what a clock before it makes. */
export const founded = '2025-06-01T09:00:00+00:00';
/** First month with bookings. */
export const firstMonth = '2025-07';

export interface SeedAgency {
  id: number;
  name: string;
  plan: Row<'agencies'>['plan'];
  /** Price of a month, in centimes. The page does not say; inferred. */
  price: number;
  /** Ids of its bookings begin here. */
  firstBooking: number;
}

export const seedAgencies: readonly SeedAgency[] = [
  { id: 42, name: 'Atlas Conciergerie', plan: 'business', price: 99_000, firstBooking: 6001 },
  { id: 43, name: 'Essaouira Stays', plan: 'pro', price: 199_000, firstBooking: 3001 },
  { id: 44, name: 'Fès Médina Locations', plan: 'basic', price: 39_000, firstBooking: 1001 },
];

type Owner = Pick<Row<'owners'>, 'id' | 'agency_id' | 'name' | 'company' | 'email' | 'phone' | 'city'>;

const owner = (
  agency_id: number,
  id: number,
  name: string,
  company: string | null,
  email: string,
  city: string,
): Owner => ({
  id,
  agency_id,
  name,
  company,
  email,
  phone: `+2126000001${String(id - 1).padStart(2, '0')}`,
  city,
});

export const seedOwners: readonly Owner[] = [
  owner(42, 1, 'Nadia Benjelloun', null, 'nadia@example.com', 'Casablanca'),
  owner(42, 2, 'Youssef El Amrani', null, 'youssef@example.com', 'Rabat'),
  owner(42, 3, 'Rachid Aït Lahcen', 'Atlas Invest SARL', 'contact@atlas-invest.example.com', 'Agadir'),
  owner(42, 4, 'Chloé Lefèvre', null, 'chloe.lefevre@example.com', 'Lyon'),
  owner(42, 5, 'سعيد بنعلي', null, 'said@example.com', 'Tanger'),
  owner(43, 6, 'Hafsa Ouazzani', null, 'hafsa@example.com', 'Essaouira'),
  owner(43, 7, 'Pieter de Vries', 'Mogador BV', 'pieter@example.com', 'Utrecht'),
  owner(44, 8, 'Omar Tazi', null, 'omar@example.com', 'Fès'),
];

type Property = Pick<
  Row<'properties'>,
  | 'id'
  | 'agency_id'
  | 'owner_id'
  | 'name'
  | 'city'
  | 'address'
  | 'type'
  | 'description'
  | 'bedrooms'
  | 'bathrooms'
  | 'capacity'
  | 'min_stay'
  | 'commission_rate'
> & {
  /** Price of a night in MAD: outside of the seasons, and in July and August. */
  base: number;
  summer: number;
};

const property = (
  [agency_id, owner_id, id]: [number, number, number],
  [name, city, address]: [string, string, string],
  type: Property['type'],
  [bedrooms, bathrooms, capacity]: [number, number, number],
  [base, summer, commission_rate]: [number, number, number],
  description: string | null = null,
): Property => ({
  id,
  agency_id,
  owner_id,
  name,
  city,
  address,
  type,
  description,
  bedrooms,
  bathrooms,
  capacity,
  min_stay: 2,
  commission_rate,
  base,
  summer,
});

/** Properties 4 and 7 bring the same in July 2026, so that 12 % and 8 % make the 10 % of the published net revenue. */
export const seedProperties: readonly Property[] = [
  property(
    [42, 1, 1],
    ['Riad Zitoun', 'Marrakech', '12 Derb Zitoun, Médina'],
    'riad',
    [3, 2, 6],
    [750, 750, 10],
    'A riad with a patio and a roof terrace in the old town.',
  ),
  property(
    [42, 1, 2],
    ['Studio Guéliz', 'Marrakech', '48 rue Yougoslavie, Guéliz'],
    'studio',
    [0, 1, 2],
    [480, 480, 10],
  ),
  property(
    [42, 1, 3],
    ['Villa Palmeraie', 'Marrakech', 'Km 8, route de Fès, Palmeraie'],
    'villa',
    [5, 4, 12],
    [1400, 1650, 10],
    'Une villa avec piscine chauffée et jardin d’oliviers.',
  ),
  property(
    [42, 2, 4],
    ['Appartement Hassan', 'Rabat', '7 avenue Mohammed V'],
    'apartment',
    [2, 1, 4],
    [550, 620, 12],
  ),
  property(
    [42, 2, 5],
    ['Appartement Maârif', 'Casablanca', '21 rue Ibnou Mounir'],
    'apartment',
    [2, 1, 4],
    [500, 580, 10],
  ),
  property([42, 3, 6], ['Dar Mogador', 'Essaouira', '3 rue Laâlouj'], 'house', [3, 2, 6], [690, 690, 10]),
  property(
    [42, 3, 7],
    ['Appartement Corniche', 'Agadir', 'Boulevard du 20 Août'],
    'apartment',
    [2, 1, 5],
    [520, 589, 8],
  ),
  property(
    [42, 3, 8],
    ['Villa Taghazout', 'Taghazout', 'Route de la plage'],
    'villa',
    [3, 2, 8],
    [760, 850, 10],
  ),
  property([42, 4, 9], ['Riad Andalous', 'Fès', '9 Derb Lamté, Médina'], 'riad', [4, 3, 8], [650, 710, 10]),
  property(
    [42, 5, 10],
    ['Villa Cap Spartel', 'Tanger', 'Route de Cap Spartel'],
    'villa',
    [4, 3, 9],
    [840, 930, 10],
    'فيلا تطل على مضيق جبل طارق.',
  ),
  property(
    [43, 6, 11],
    ['Maison des Alizés', 'Essaouira', '14 rue Skala'],
    'house',
    [2, 1, 4],
    [600, 680, 15],
  ),
  property([43, 6, 12], ['Riad Sable', 'Essaouira', '2 rue Ibn Rochd'], 'riad', [4, 3, 8], [820, 900, 15]),
  property(
    [43, 7, 13],
    ['Loft du Port', 'Essaouira', '1 place du Port'],
    'apartment',
    [1, 1, 2],
    [450, 520, 20],
  ),
  property([44, 8, 14], ['Dar Tazi', 'Fès', '5 Talaa Kebira'], 'house', [3, 2, 6], [560, 560, 10]),
];
