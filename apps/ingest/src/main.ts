import { main } from '@cordon/nest';
import { ingestService } from './ingest.service';

void main([ingestService]);
