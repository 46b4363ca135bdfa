/** Thrown when a question would cost more than it may. The answer is then unknown, never a guess. */
export class BudgetExceeded extends Error {}

/** A limit on work, counted in steps of about the same cost, so that the same input always gives the same answer. */
export class Budget {
  constructor(private steps: number) {}

  /** How many steps are left. */
  get left(): number {
    return this.steps;
  }

  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) throw new BudgetExceeded('out of budget');
  }
}
