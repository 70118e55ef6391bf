import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth/auth.module';
import { HecController } from '../hec/hec.controller';
import { HecGuard } from '../hec/hec.guard';
import { IngestController } from './ingest.controller';
import { IngestLimits } from './ingest-limits';
import { RequestBodies } from './request-bodies';

/** The HTTP doors of intake, for every app that has them: Nest makes it once a process, however many import it. */
@Module({
  imports: [AuthModule],
  controllers: [IngestController, HecController],
  providers: [
    HecGuard,
    { provide: IngestLimits, useFactory: () => new IngestLimits() },
    { provide: RequestBodies, inject: [IngestLimits], useFactory: (limits: IngestLimits) => new RequestBodies(limits) },
  ],
})
export class HttpDoorModule {}
