export { type Arrival, type Door } from './door';
