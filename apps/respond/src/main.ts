import { main } from '@cordon/nest';
import { respondService } from './respond.service';

void main([respondService]);
