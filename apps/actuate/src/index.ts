export { actuateService } from './actuate.service';
