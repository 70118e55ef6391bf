export { detectService } from './detect.service';
