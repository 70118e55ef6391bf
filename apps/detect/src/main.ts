import { main } from '@cordon/nest';
import { detectService } from './detect.service';

void main([detectService]);
