export { type Arrival, type Door } from './door';
export { FilePositions, Positions } from './positions';
