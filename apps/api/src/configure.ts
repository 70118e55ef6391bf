import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveOpenApi } from './openapi';

/** Bodies of the API are JSON of at most 256 KiB. The doors for records (ingest, HEC) are not the API's: in one process with it they read their own. */
const isOfApi = (url = ''): boolean => url.startsWith('/api/v1/') && !url.startsWith('/api/v1/ingest');

export function configureApi(app: INestApplication): void {
  (app as NestExpressApplication).useBodyParser('json', { limit: '256kb', type: (request) => isOfApi(request.url) });
  serveOpenApi(app);
}
