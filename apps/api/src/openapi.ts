import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves /openapi.json, made from the controllers. */
export function serveOpenApi(app: INestApplication): void {
  const config = new DocumentBuilder().setTitle('Cordon').setVersion('0.1').addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, config);
  SwaggerModule.setup('openapi', app, document, { jsonDocumentUrl: 'openapi.json', swaggerUiEnabled: false });
}
