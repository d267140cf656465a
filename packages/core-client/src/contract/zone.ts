/**
 * Where the agencies and their properties are: the zone in which an instant is a day. Morocco kept UTC+1, and UTC+0 in
 * Ramadan; since September 2026 it keeps UTC+0. The time zone database of the machine knows as much of it as its age
 * allows. Source: LGCD's page ("rental agencies in Morocco"); that all are in this zone is inferred.
 */
export const agencyTimeZone = 'Africa/Casablanca';
