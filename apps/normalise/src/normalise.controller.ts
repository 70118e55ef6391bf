import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Reads } from '@cordon/nest';
import { runStep, type Step } from '@cordon/runtime';

/** Turns raw bytes into events, a step at a time. */
@Controller()
export class NormaliseController {
  @Reads('normalise')
  step(@Payload() step: Step<'normalise'>): void | Promise<void> {
    return runStep(step);
  }
}
