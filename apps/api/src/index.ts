export { ApiModule } from './api.module';
export { Tokens } from './auth/tokens';
export { configureApi } from './configure';
