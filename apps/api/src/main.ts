import { main } from '@cordon/nest';
import { ApiModule } from './api.module';
import { configureApi } from './configure';

void main([], { http: [ApiModule], configure: configureApi });
