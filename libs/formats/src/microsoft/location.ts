import type { Tree } from '../form/form';

/** Microsoft Graph's `signInLocation`. */
export const LOCATION: Tree = {
  city: 'location.city',
  region: 'location.state',
  country: 'location.countryOrRegion',
  lat: 'location.geoCoordinates.latitude',
  long: 'location.geoCoordinates.longitude',
};
