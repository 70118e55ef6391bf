import { main } from '@cordon/nest';
import { correlateService } from './correlate.service';

void main([correlateService]);
