import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Reads } from '@cordon/nest';
import { runStep, type Step } from '@cordon/runtime';

/** Turns incidents into actions, a step at a time. */
@Controller()
export class RespondController {
  @Reads('respond')
  step(@Payload() step: Step<'respond'>): void | Promise<void> {
    return runStep(step);
  }
}
