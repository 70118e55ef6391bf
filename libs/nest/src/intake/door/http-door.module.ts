import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth/auth.module';
import { IngestController } from './ingest.controller';
import { IngestLimits } from './ingest-limits';

/** The HTTP door of intake, for every app that has one: Nest makes it once a process, however many import it. */
@Module({
  imports: [AuthModule],
  controllers: [IngestController],
  providers: [{ provide: IngestLimits, useFactory: () => new IngestLimits() }],
})
export class HttpDoorModule {}
