import { main } from '@cordon/nest';
import { archiveService } from './archive.service';

void main([archiveService]);
