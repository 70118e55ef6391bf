export { correlateService } from './correlate.service';
