import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Reads } from '@cordon/nest';
import { runStep, type Step } from '@cordon/runtime';

/** Turns findings into incidents, a step at a time. */
@Controller()
export class CorrelateController {
  @Reads('correlate')
  step(@Payload() step: Step<'correlate'>): void | Promise<void> {
    return runStep(step);
  }
}
