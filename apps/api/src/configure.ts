import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveOpenApi } from './openapi';

/** Bodies are JSON of at most 256 KiB, except at the ingest door, which reads its own. */
export function configureApi(app: INestApplication): void {
  (app as NestExpressApplication).useBodyParser('json', { limit: '256kb', type: (request) => !request.url?.startsWith('/api/v1/ingest') });
  serveOpenApi(app);
}
