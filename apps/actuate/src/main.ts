import { main } from '@cordon/nest';
import { actuateService } from './actuate.service';

void main([actuateService]);
