import { type Engine } from './engine';
import { Stage } from './stage';

const engines = process.env.ACCEPTANCE_ENGINES;
if (engines === undefined) throw new Error('these tests need an engine: run them with `npm run test:acceptance`');

/** A case, played with each engine on a stage of its own, beside the others. */
export function acceptance(name: string, play: (stage: Stage) => Promise<void>): void {
  test.concurrent.each(JSON.parse(engines ?? '') as Engine[])(`${name} ($command)`, async (engine) => {
    const stage = await Stage.open(engine);
    try {
      await play(stage);
    } finally {
      await stage.close();
    }
  });
}
