import { main } from '@cordon/nest';
import { normaliseService } from './normalise.service';

void main([normaliseService]);
