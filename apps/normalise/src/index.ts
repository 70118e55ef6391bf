export { normaliseService } from './normalise.service';
