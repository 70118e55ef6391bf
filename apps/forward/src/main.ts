import { main } from '@cordon/nest';
import { forwardService } from './forward.service';

void main([forwardService]);
