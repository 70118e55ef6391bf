export { forwardService } from './forward.service';
