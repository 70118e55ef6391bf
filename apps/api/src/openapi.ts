import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** The header that all commands take. */
export const IDEMPOTENCY = { name: 'Idempotency-Key', required: false, description: 'The same key gets the same answer and has one effect' };

/** Serves /openapi.json, made from the controllers. */
export function serveOpenApi(app: INestApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Cordon')
    .setDescription('Errors are {"error":{"code","message"}}; docs/errors.md lists the codes.')
    .setVersion('0.1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  SwaggerModule.setup('openapi', app, document, { jsonDocumentUrl: 'openapi.json', swaggerUiEnabled: false });
}
