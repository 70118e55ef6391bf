import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Reads } from '@cordon/nest';
import { runStep, type Step } from '@cordon/runtime';

/** Turns events into findings, a step at a time. */
@Controller()
export class DetectController {
  @Reads('detect')
  step(@Payload() step: Step<'detect'>): void | Promise<void> {
    return runStep(step);
  }
}
