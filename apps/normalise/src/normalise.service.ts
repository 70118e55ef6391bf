import { Module } from '@nestjs/common';
import { MAIL_BOUNDS, MailPool, compileAll, mailFormat, readerWith } from '@cordon/formats';
import { Readiness, stageServer, type Service } from '@cordon/nest';
import { NormaliseStage } from '@cordon/runtime';
import { NormaliseController } from './normalise.controller';
import { SourceSilence } from './source-silence';

/** Mails are read in threads, so that one that takes long holds up none but those of its batch. */
const reader = readerWith(mailFormat(MAIL_BOUNDS, new MailPool()));

@Module({ controllers: [NormaliseController], providers: [SourceSilence] })
class NormaliseModule {}

export const normaliseService: Service = {
  name: 'normalise',
  module: NormaliseModule,
  servers: (parts, app) => {
    compileAll();
    const silence = app.get(SourceSilence, { strict: false });
    const server = stageServer(parts, 'normalise', (partition) =>
      silence.opened(
        partition,
        new NormaliseStage({
          reader,
          zones: (source) => parts.live.sources.get(source)?.zone,
          estates: (tenant) => parts.estates.get(tenant),
          enricher: () => parts.live.enricher,
          blob: (ref) => parts.blob.get(ref),
          // In a replay of history junk may stand before good records of the same source; all of it is read.
          ...(parts.time === 'records' ? {} : { parking: parts.standings }),
        }),
      ),
    );
    silence.of(server);
    app.get(Readiness).also(() => silence.details);
    return [server];
  },
};
