/**
 * Where the agencies and their properties are: the zone in which an instant is a day. Source: LGCD's page ("rental
 * agencies in Morocco"); that all are in this zone is inferred.
 */
export const agencyTimeZone = 'Africa/Casablanca';
